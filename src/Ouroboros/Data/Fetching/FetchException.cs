namespace Ouroboros.Data.Fetching;

/// <summary>A data set cannot be fetched: no address has it as it should be, or the disk refuses.</summary>
public sealed class FetchException : Exception
{
    /// <summary>What cannot be had, why, and what to do.</summary>
    /// <param name="what">The file or folder.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="advice">What to do, a whole sentence.</param>
    /// <param name="cause">The error underneath, if any.</param>
    public FetchException(string what, string found, string expected, string advice, Exception? cause = null)
        : base($"{what}: found {found}, expected {expected}. {advice}", cause)
    {
    }
}

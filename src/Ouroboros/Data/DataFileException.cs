using Ouroboros.Storage;

namespace Ouroboros.Data;

/// <summary>A data file is missing, damaged or not what it was taken for.</summary>
public sealed class DataFileException : Exception
{
    /// <summary>One sentence of what is wrong, one of what to do.</summary>
    /// <param name="file">The file or folder, as the person named it.</param>
    /// <param name="found">What was found: <c>ends after 100 bytes</c>.</param>
    /// <param name="expected">What was expected: <c>7856 bytes, as its header says</c>.</param>
    /// <param name="advice">What to do, a whole sentence.</param>
    /// <param name="cause">The error underneath, if any.</param>
    public DataFileException(string file, string found, string expected, string advice, Exception? cause = null)
        : base(PlainText.Line($"{file}: {found}; expected {expected}. {advice}"), cause)
    {
        File = file;
        Found = found;
        Expected = expected;
        Advice = advice;
    }

    /// <summary>The file or folder.</summary>
    public string File { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What to do.</summary>
    public string Advice { get; }
}

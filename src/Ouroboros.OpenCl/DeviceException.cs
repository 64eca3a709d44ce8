namespace Ouroboros.OpenCl;

/// <summary>A device cannot be used, or has failed. The message is a sentence for people and says what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>What is wrong, and what to do.</summary>
    /// <param name="message">Sentences that stand for themselves.</param>
    public DeviceException(string message)
        : base(message)
    {
    }
}

namespace Ouroboros.Storage;

/// <summary>A file of an array is damaged, or holds what this program does not read.</summary>
public sealed class NpyException : RunException
{
    /// <summary>File and reason make the message.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong and what was expected, without a full stop.</param>
    /// <param name="cause">The error underneath, if any.</param>
    public NpyException(string path, string reason, Exception? cause = null)
        : base(path, $"{path}: no readable .npy file: {reason}. Restore the file, or repeat the run that made it.", cause)
    {
    }
}

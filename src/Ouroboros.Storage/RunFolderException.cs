namespace Ouroboros.Storage;

/// <summary>The disk refused: a run's folder or file could not be created, written or read.</summary>
public sealed class RunFolderException : RunException
{
    /// <summary>Path, reason and advice make the message.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="reason">What happened, without a full stop.</param>
    /// <param name="advice">What to do, a whole sentence.</param>
    /// <param name="cause">The error underneath, if any.</param>
    public RunFolderException(string path, string reason, string advice, Exception? cause = null)
        : base(path, $"{path}: {reason}. {advice}", cause)
    {
    }
}

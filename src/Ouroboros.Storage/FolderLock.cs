namespace Ouroboros.Storage;

/// <summary>The right to write a folder: one process has it at a time, and loses it when it ends, however it ends.</summary>
/// <remarks>
/// This is a lock of the operating system on the folder itself, so a process that dies leaves nothing behind. Windows
/// cannot lock folders; there, the lock is a file that disappears with the process.
/// </remarks>
public static class FolderLock
{
    private const string WindowsFile = "run.lock";

    // Downloads and training take seconds and more.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock of a folder; while another process has it, waits for as long as that takes.</summary>
    /// <param name="root">The folder, which exists.</param>
    /// <param name="waiting">Called once, if there is anybody to wait for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What gives the lock back.</returns>
    /// <exception cref="IOException">The system refuses.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<IDisposable> Wait(string root, Action waiting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        for (var isFirst = true; ; isFirst = false)
        {
            if (TryTake(root, alone: true) is { } held)
            {
                return held;
            }

            if (isFirst)
            {
                waiting();
            }

            await Task.Delay(BetweenLooks, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the lock of a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="alone">Whether to keep all others out; else only those who want it alone.</param>
    /// <returns>What gives it back; null when another process has it.</returns>
    /// <exception cref="IOException">The system refuses.</exception>
    internal static IDisposable? TryTake(string root, bool alone)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryTakeFile(Path.Join(root, WindowsFile));
        }

        var folder = UnixFolder.Open(root);
        if (folder.TryLock(alone))
        {
            return folder;
        }

        folder.Dispose();
        return null;
    }

    private static FileStream? TryTakeFile(string path)
    {
        const int sharingViolation = unchecked((int)0x8007_0020);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (exception.HResult == sharingViolation)
        {
            return null;
        }
    }
}

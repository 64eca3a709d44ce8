using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Ouroboros.Runs.Storage;

/// <summary>The right to write a run's folder: one process has it at a time, and loses it when it ends, however it ends.</summary>
/// <remarks>
/// It is a lock of the system on the folder itself, so nothing is left behind that would have to be told from the lock of a process at
/// work; the number in <see cref="RunFiles.Process"/> is only for people. Windows cannot lock folders; there it is a file that goes with the
/// process.
/// </remarks>
public sealed class RunLock : IDisposable
{
    private const string WindowsFile = "run.lock";
    private const int MostProcessBytes = 64;

    // Whoever only looks whether a run is at work holds the lock for a moment.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    // Downloads and training take seconds and more.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly IDisposable _held;
    private readonly string _process;

    private RunLock(IDisposable held, string process)
    {
        _held = held;
        _process = process;
        Quietly(() =>
        {
            using var file = new WrittenFile(process, FileMode.Create, FileShare.Read);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        });
    }

    /// <summary>Takes the lock of a run whose folder exists.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="patience">For how long to try while another process has it; 0.2 s unless given.</param>
    /// <exception cref="RunFolderException">Another process has it, which the message names; or the disk refuses.</exception>
    public static RunLock Take(RunFolder folder, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            if (folder.Guard(root => TryTake(root, alone: true)) is { } held)
            {
                return new RunLock(held, folder.FullPath(RunFiles.Process));
            }

            if (Stopwatch.GetElapsedTime(begun) > (patience ?? Moment))
            {
                throw Taken(folder);
            }

            Thread.Sleep(BetweenAttempts);
        }
    }

    /// <summary>Whether some process has the lock of a run; false where that cannot be told.</summary>
    public static bool IsTaken(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            using var held = TryTake(folder.Root, alone: false);
            return held is null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>In words, who has the lock of a run that <see cref="IsTaken"/>: <c>process 4711</c>, or <c>another process</c> where its number is not known.</summary>
    public static string NameOfHolder(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var name = "another process";
        Quietly(() =>
        {
            var number = RegularFile.ReadAll(folder.FullPath(RunFiles.Process), MostProcessBytes);
            if (int.TryParse(Encoding.ASCII.GetString(number).TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                name = $"process {id}";
            }
        });
        return name;
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        Quietly(() => File.Delete(_process));
        _held.Dispose();
    }

    /// <summary>Takes the lock of any folder; while another has it, waits for as long as that takes.</summary>
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

    /// <summary>Takes the lock of any folder.</summary>
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

    private static RunFolderException Taken(RunFolder folder) => new(
        folder.Root, $"{NameOfHolder(folder)} is at work on this run", "Wait until it has finished, or stop it first; what it has computed stays.");

    // The number is for people; a disk that does not take it keeps nobody from the lock.
    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}

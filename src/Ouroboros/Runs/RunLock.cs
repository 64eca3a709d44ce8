using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>The right to write a run's folder: one process has it at a time, and loses it when it ends, however it ends.</summary>
/// <remarks>See <see cref="FolderLock"/>. The process number in <see cref="RunFiles.Process"/> is only for people.</remarks>
public sealed class RunLock : IDisposable
{
    private const int MostProcessBytes = 64;

    // Whoever only looks whether a run is at work holds the lock for a moment.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

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
            if (folder.Guard(root => FolderLock.TryTake(root, alone: true)) is { } held)
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
            using var held = FolderLock.TryTake(folder.Root, alone: false);
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

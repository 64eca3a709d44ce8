using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Running;

/// <summary>
/// The one rule for outputs that a user names: one that exists is replaced only if it is of the kind that the command
/// writes, and nothing is written into the folder of a run, a group or a sweep.
/// </summary>
internal static class NamedOutput
{
    // As many as Linux follows.
    private const int MostLinks = 40;
    private const int BytesWithProgram = 4096;

    private static readonly string[] Devices = ["/dev/", "/proc/"];

    // A file system in memory, which clusters use as scratch space.
    private const string SharedMemory = "/dev/shm/";

    private static readonly string[] Markers = [RunFiles.Manifest, GroupFiles.Replicates, GroupFiles.Sweep];

    /// <summary>Makes sure that a file may be written: it is new, empty, or of a kind.</summary>
    /// <param name="option">The option that named it.</param>
    /// <param name="path">Full path.</param>
    /// <param name="kind">What the command writes, as a noun.</param>
    /// <param name="isOne">Whether a file is one of those.</param>
    /// <param name="terminal">For messages.</param>
    /// <param name="own">A run's folder that it may lie in all the same; null for none.</param>
    /// <exception cref="UserError">It may not.</exception>
    public static void CheckFile(
        string option, string path, string kind, Func<string, bool> isOne, Terminal terminal, string? own = null)
    {
        CheckPlace(option, path, terminal, own);
        var found = Directory.Exists(path) || Path.EndsInDirectorySeparator(path) ? "a folder"
            : IsDevice(path) ? "a device"
            : IsPipe(path) ? "a pipe or a socket"
            : File.Exists(path) && new FileInfo(path).Length > 0 && !isOne(path) ? $"which is no {kind} of this program"
            : null;
        if (found is not null)
        {
            throw Wrong(option, path, found, $"a file that is new, or an earlier {kind}", terminal);
        }
    }

    /// <summary>Makes sure that a folder may be written to: it is new, empty, or of a kind.</summary>
    /// <param name="option">The option that named it.</param>
    /// <param name="path">Full path.</param>
    /// <param name="kind">What the command writes, as a noun with its article.</param>
    /// <param name="isOne">Whether a folder holds one of those.</param>
    /// <param name="terminal">For messages.</param>
    /// <exception cref="UserError">It may not.</exception>
    public static void CheckFolder(string option, string path, string kind, Func<string, bool> isOne, Terminal terminal)
    {
        CheckPlace(option, path, terminal);
        var found = File.Exists(path) || IsDevice(path) ? "which is no folder"
            : HoldsSomething(path) && !isOne(path) ? "which holds something else"
            : null;
        if (found is not null)
        {
            throw Wrong(option, path, found, $"a folder that is new, empty, or {kind}", terminal);
        }
    }

    /// <summary>Makes sure that a path does not lie in a run, a group or a sweep, wherever its links lead.</summary>
    /// <param name="option">The option that named it.</param>
    /// <param name="path">Full path.</param>
    /// <param name="terminal">For messages.</param>
    /// <param name="own">A run's folder that it may lie in all the same; null for none.</param>
    /// <exception cref="UserError">It does.</exception>
    public static void CheckPlace(string option, string path, Terminal terminal, string? own = null)
    {
        if (RunAround(path) is { } run && (own is null || run != RealPath(own)))
        {
            var found = $"inside {terminal.Shown(run)}, a folder of runs";
            throw Wrong(option, path, found, "a place outside of it", terminal);
        }
    }

    /// <summary>The innermost folder of a run, a group or a sweep that a path lies in, or is; null for none.</summary>
    /// <remarks>A damaged one counts too: it may still be mended.</remarks>
    public static string? RunAround(string path)
    {
        var folder = RealPath(path);
        while (folder is not null && !Markers.Any(marker => IsOurs(Path.Join(folder, marker))))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    /// <summary>A full path without links; what does not exist yet is taken as it stands.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string RealPath(string path)
    {
        for (var links = 0; links < MostLinks; links++)
        {
            if (FirstLink(path) is not { } link)
            {
                return Path.TrimEndingDirectorySeparator(path);
            }

            var target = Directory.ResolveLinkTarget(link, returnFinalTarget: false)!.FullName;
            path = Path.GetFullPath(Path.Join(target, Path.GetRelativePath(link, path)));
        }

        throw new IOException($"{path}: too many links");
    }

    private static string? FirstLink(string path)
    {
        string? link = null;
        for (var part = path; part is not null; part = Path.GetDirectoryName(part))
        {
            link = new FileInfo(part).LinkTarget is null ? link : part;
        }

        return link;
    }

    private static bool IsOurs(string marker)
    {
        try
        {
            return RegularFile.ReadStart(marker, BytesWithProgram).AsSpan().IndexOf("\"ouroboros\""u8) >= 0;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is not written beside either.
            return File.Exists(marker);
        }
    }

    // A rename would put a file in the device's place. What /dev/stdout leads to may be an ordinary file.
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && new[] { path, RealPath(path) }.Any(one => Devices.Any(
            device => one.StartsWith(device, StringComparison.Ordinal)) && !one.StartsWith(SharedMemory, StringComparison.Ordinal));

    // They have no size, and no end to seek to. Opened for both directions, a pipe waits for nobody.
    private static bool IsPipe(string path)
    {
        if (OperatingSystem.IsWindows() || new FileInfo(path) is not { Exists: true, Length: 0 })
        {
            return false;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
            return !file.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // Sockets cannot be opened.
            return true;
        }
    }

    private static bool HoldsSomething(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    private static UserError Wrong(string option, string path, string found, string expected, Terminal terminal) => new(
        $"command line: {option}: found {terminal.Shown(path)}, {found}, expected {expected}. Choose another name.");
}

using System.Security.Cryptography;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>The folder of one run. Files are named as in <see cref="RunFiles"/>.</summary>
public sealed class RunFolder
{
    // What a run writes until its manifest lists the first of them.
    private static readonly string[] FirstFiles = [RunFiles.Manifest, RunFiles.Process, RunFiles.Config, RunFiles.Log];

    private static readonly EnumerationOptions WithoutLinks =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private readonly IDisk _disk;
    private readonly HashSet<string> _unflushed = new(StringComparer.Ordinal);

    /// <summary>A folder that exists or is yet to be created.</summary>
    public RunFolder(string path)
        : this(path, Disk.Real)
    {
    }

    /// <summary>A folder on a disk that tests may stop.</summary>
    internal RunFolder(string path, IDisk disk)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _disk = disk;
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Name of the folder, which is the run's, as <see cref="PlainText.Line"/> shows it.</summary>
    public string Name => PlainText.Line(Path.GetFileName(Root) is { Length: > 0 } name ? name : Root);

    /// <summary>Creates the folder and those above it.</summary>
    /// <exception cref="RunFolderException">It already holds something, or the disk refuses.</exception>
    public void Create()
    {
        Guard(Root, () => MakeFolder(Root));
        if (Path.GetDirectoryName(Root) is { } above)
        {
            _unflushed.Add(above);
        }

        if (!IsUntouched())
        {
            throw new RunFolderException(Root, "the folder already holds files", "Choose another name, or delete the earlier run first.");
        }
    }

    /// <summary>
    /// Whether a run may begin here: nothing is there, or only what one leaves that is killed before its manifest lists a file, and had
    /// computed nothing.
    /// </summary>
    /// <exception cref="RunException">The disk refuses, or there is a manifest and it is damaged.</exception>
    public bool IsUntouched()
    {
        var alone = Guard(Root, () => !Directory.Exists(Root)
            || Directory.EnumerateFileSystemEntries(Root)
                .Select(path => PartialFileName.WithoutSuffix(Path.GetFileName(path))).All(FirstFiles.Contains));
        return alone && (Has(RunFiles.Manifest) ? ManifestFile.Load(this).Files.Count == 0 : !Has(RunFiles.Config));
    }

    /// <summary>Whether a file is there.</summary>
    public bool Has(string file) => File.Exists(FullPath(file));

    /// <summary>Full path of a file.</summary>
    /// <param name="file">Path from the folder, with <c>/</c>.</param>
    /// <exception cref="ArgumentException">The path leads out of the folder.</exception>
    public string FullPath(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var full = Path.GetFullPath(Path.Join(Root, file));
        var inside = Path.EndsInDirectorySeparator(Root) ? Root : Root + Path.DirectorySeparatorChar;
        return full.StartsWith(inside, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"{file} is not inside {Root}.", nameof(file));
    }

    /// <summary>Writes a file whole or not at all, with the folders it needs; see <see cref="AtomicFile"/>.</summary>
    /// <remarks>Its name is on the disk for good after <see cref="FlushFolders"/>.</remarks>
    /// <returns>SHA-256 of the content, 64 lower-case hexadecimal digits.</returns>
    /// <exception cref="RunFolderException">The run's folder is gone, or the disk refuses.</exception>
    public string Write(string file, Action<Stream> write)
    {
        ThrowIfGone();
        var path = FullPath(file);
        var folder = Path.GetDirectoryName(path)!;
        return Guard(path, () =>
        {
            MakeFolder(folder);
            _unflushed.Add(folder);
            return AtomicFile.Write(_disk, path, write);
        });
    }

    /// <summary>Waits until the names of all files written so far are on the disk.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void FlushFolders()
    {
        foreach (var folder in _unflushed)
        {
            Guard(folder, () => _disk.FlushFolder(folder));
        }

        _unflushed.Clear();
    }

    /// <summary>Deletes a file, if it is there.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Delete(string file)
    {
        var path = FullPath(file);
        Guard(path, () => _disk.Delete(path));
    }

    /// <summary>Deletes a folder in it, if it is there and holds nothing.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void DeleteEmpty(string subfolder)
    {
        var path = FullPath(subfolder);
        Guard(path, () =>
        {
            if (new DirectoryInfo(path) is { Exists: true, LinkTarget: null } && !Directory.EnumerateFileSystemEntries(path).Any())
            {
                _disk.DeleteFolder(path);
            }
        });
    }

    /// <summary>Appends text to a file; the one kind of writing that is not whole or not at all.</summary>
    /// <exception cref="RunFolderException">The run's folder is gone, or the disk refuses.</exception>
    public void Append(string file, string text)
    {
        ThrowIfGone();
        var path = FullPath(file);
        Guard(path, () => _disk.Append(path, text));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="RunFolderException">It is not there or has more than 256 MiB, or the disk refuses.</exception>
    public byte[] Read(string file)
    {
        var path = FullPath(file);
        return Guard(path, () => RegularFile.ReadAll(path));
    }

    /// <summary>Reads a text file.</summary>
    /// <exception cref="RunFolderException">It is not there or has more than 256 MiB, or the disk refuses.</exception>
    /// <exception cref="RunFileException">It is not plain text in UTF-8.</exception>
    public string ReadText(string file)
    {
        var text = PlainText.Decode(Read(file), out var flaw);
        return flaw is null
            ? text
            : throw new RunFileException(FullPath(file), flaw.Line, $"{flaw.Found} in column {flaw.Column}", "plain text in UTF-8");
    }

    /// <summary>Reads a file through a stream.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    public void Read(string file, Action<Stream> read) => Read(file, stream =>
    {
        read(stream);
        return true;
    });

    /// <summary>Reads a file through a stream.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    public T Read<T>(string file, Func<Stream, T> read)
    {
        var path = FullPath(file);
        return Guard(path, () =>
        {
            using var stream = RegularFile.OpenRead(path);
            return read(stream);
        });
    }

    /// <summary>All files but links and those in the making, by path with <c>/</c>, in ordinal order.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public IReadOnlyList<string> Files() => [.. AllFiles("").Where(file => !PartialFileName.IsPartial(file))];

    /// <summary>Files of a folder in it; none when there is no such folder, or a link in its place or on the way to it.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public IReadOnlyList<string> Files(string subfolder) =>
        IsThereWithoutLinks(subfolder) ? [.. AllFiles(subfolder).Where(file => !PartialFileName.IsPartial(file))] : [];

    /// <summary>What killed writers left in the making, by path with <c>/</c>.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public IReadOnlyList<string> PartialFiles() => [.. AllFiles("").Where(PartialFileName.IsPartial)];

    /// <summary>SHA-256 of every reproducible file on disk, by path with <c>/</c>, in ordinal order.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public IReadOnlyDictionary<string, string> HashFiles()
    {
        var hashes = Files().Where(RunFiles.IsReproducible).ToDictionary(file => file, HashOf);
        return new SortedDictionary<string, string>(hashes, StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of a file, 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    public string HashOf(string file) => Read(file, stream => Convert.ToHexStringLower(SHA256.HashData(stream)));

    /// <summary>Whether a file is there and is the one that was written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hash">SHA-256 of what was written; null when nothing was.</param>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public bool IsWhole(string file, string? hash) => hash is not null && Has(file) && HashOf(file) == hash;

    /// <summary>Bytes of a file.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    public long SizeOf(string file)
    {
        var path = FullPath(file);
        return Guard(path, () => new FileInfo(path).Length);
    }

    /// <summary>Whether a file is a link, or a folder on the way to it from the run's.</summary>
    /// <exception cref="ArgumentException">The path leads out of the folder.</exception>
    internal bool IsBehindLink(string file)
    {
        for (var part = FullPath(file); part.Length > Root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does something with the folder's path; what the disk says against it becomes a <see cref="RunFolderException"/>.</summary>
    internal T Guard<T>(Func<string, T> action) => Guard(Root, () => action(Root));

    private bool IsThereWithoutLinks(string subfolder)
    {
        var path = FullPath(subfolder);
        while (path.Length > Root.Length && new DirectoryInfo(path) is { Exists: true, LinkTarget: null })
        {
            path = Path.GetDirectoryName(path)!;
        }

        return path.Length <= Root.Length;
    }

    private List<string> AllFiles(string subfolder) => Guard(Root, () => Directory
        .EnumerateFiles(Path.Join(Root, subfolder), "*", WithoutLinks)
        .Select(path => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/'))
        .Order(StringComparer.Ordinal)
        .ToList());

    // Made anew, it would hold half a run under the name of the whole.
    private void ThrowIfGone()
    {
        if (!Directory.Exists(Root))
        {
            throw new RunFolderException(
                Root, "the run's folder is not there any more", "If it was moved, go on with the run where it is now; if it was deleted, begin it again.");
        }
    }

    // A new folder's name is in the folder above.
    private void MakeFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            var above = Path.GetDirectoryName(path);
            if (above is not null)
            {
                MakeFolder(above);
                _unflushed.Add(above);
            }

            _disk.CreateFolder(path);
        }
    }

    private static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw exception is FileNotFoundException or DirectoryNotFoundException
                ? new RunFolderException(path, "it is not there", "Check the path.", exception)
                : new RunFolderException(
                    path, exception.Message.TrimEnd('.'), "Check the path, its permissions and the free space of its disk.", exception);
        }
    }
}

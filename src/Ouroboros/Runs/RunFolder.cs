using System.Security.Cryptography;

namespace Ouroboros.Runs;

/// <summary>The folder of one run. Files are named as in <see cref="RunFiles"/>.</summary>
public sealed class RunFolder
{
    /// <summary>A folder that exists or is yet to be created.</summary>
    public RunFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Name of the folder, which is the run's.</summary>
    public string Name => Path.GetFileName(Root);

    /// <summary>Creates the folder and those above it.</summary>
    /// <exception cref="RunFolderException">It already holds something, or the disk refuses.</exception>
    public void Create()
    {
        var taken = Guard(Root, () =>
        {
            Directory.CreateDirectory(Root);
            return Directory.EnumerateFileSystemEntries(Root).Any();
        });
        if (taken)
        {
            throw new RunFolderException(Root, "the folder already holds files", "Choose another name, or delete the earlier run first.");
        }
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
        return full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"{file} is not inside {Root}.", nameof(file));
    }

    /// <summary>Writes a file whole or not at all, with the folders it needs; see <see cref="AtomicFile"/>.</summary>
    /// <returns>SHA-256 of the content, 64 lower-case hexadecimal digits.</returns>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public string Write(string file, Action<Stream> write)
    {
        var path = FullPath(file);
        return Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return AtomicFile.Write(path, write);
        });
    }

    /// <summary>Appends text to a file; the one kind of writing that is not whole or not at all.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Append(string file, string text)
    {
        var path = FullPath(file);
        Guard(path, () =>
        {
            File.AppendAllText(path, text);
            return true;
        });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    public byte[] Read(string file)
    {
        var path = FullPath(file);
        return Guard(path, () => File.ReadAllBytes(path));
    }

    /// <summary>SHA-256 of every reproducible file on disk, by path with <c>/</c>, in ordinal order.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public IReadOnlyDictionary<string, string> HashFiles() => Guard(Root, () =>
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');
            if (RunFiles.IsReproducible(file) && !file.EndsWith(AtomicFile.PartialSuffix, StringComparison.Ordinal))
            {
                using var stream = File.OpenRead(path);
                hashes[file] = Convert.ToHexStringLower(SHA256.HashData(stream));
            }
        }

        return hashes;
    });

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "it is not there" : exception.Message.TrimEnd('.');
            throw new RunFolderException(
                path, reason, "Check the path, its permissions and the free space of its disk.", exception);
        }
    }
}

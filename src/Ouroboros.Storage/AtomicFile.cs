using System.Security.Cryptography;

namespace Ouroboros.Storage;

/// <summary>
/// Writes files that appear whole or not at all: written beside, flushed to the disk, renamed, their folder flushed.
/// </summary>
/// <remarks>
/// A file of the same name stays as it is until the new one replaces it, and for ever if writing fails. Several writers
/// of one file do not disturb each other: each writes a file of its own beside it (<see cref="PartialFileName"/>), and
/// the last to finish stays. What a killed writer left beside is deleted by the next write of the same file.
/// </remarks>
public static class AtomicFile
{
    /// <summary>Writes a file through a stream.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="write">Writes the content. The stream cannot seek.</param>
    /// <returns>SHA-256 of the content, 64 lower-case hexadecimal digits.</returns>
    /// <exception cref="IOException">The disk is full, the folder is missing, and so on.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static string Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var hash = Write(Disk.Real, path, write);
        FlushFolderOf(path);
        return hash;
    }

    /// <summary>Writes a file of bytes at hand; see <see cref="Write(string, Action{Stream})"/>.</summary>
    public static string Write(string path, ReadOnlyMemory<byte> content) =>
        Write(path, stream => stream.Write(content.Span));

    /// <summary>
    /// Writes a file under a name that nothing has, or the next number: of several writers at once, each gets its own.
    /// </summary>
    /// <param name="path">The name to try first, see <see cref="NumberedNames"/>; the folder exists.</param>
    /// <param name="content">What the file is to hold.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="IOException">The disk is full, the folder is missing, and so on.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static string WriteNew(string path, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var taken = path;
        Write(Disk.Real, path, stream => stream.Write(content.Span), partial =>
        {
            // The name is taken first: a rename replaces whatever has the name, and a look beforehand proves nothing.
            taken = NumberedNames.Of(path).First(TryTake);
            try
            {
                Disk.Real.Move(partial, taken);
            }
            catch
            {
                Quietly(() => File.Delete(taken));
                throw;
            }
        });
        FlushFolderOf(path);
        return taken;
    }

    /// <summary>Writes a file and leaves it to the caller to flush its folder, as one may hold several.</summary>
    internal static string Write(IDisk disk, string path, Action<Stream> write) =>
        Write(disk, path, write, partial => disk.Move(partial, path));

    // The file stays open, and so locked, until it has its name: no other process takes it for a dead one's.
    private static string Write(IDisk disk, string path, Action<Stream> write, Action<string> publish)
    {
        Quietly(() => PartialFileName.DeleteLeftovers(path));
        var partial = PartialFileName.Create(path);
        using var file = disk.Create(partial);
        try
        {
            var hash = WriteThrough(disk, file, write);
            publish(partial);
            return hash;
        }
        catch
        {
            Quietly(file.Dispose);
            Quietly(() => disk.Delete(partial));
            throw;
        }
    }

    private static string WriteThrough(IDisk disk, FileStream file, Action<Stream> write)
    {
        using var sha = SHA256.Create();
        using (var hashing = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            write(hashing);
        }

        disk.Flush(file);
        return Convert.ToHexStringLower(sha.Hash!);
    }

    private static bool TryTake(string path)
    {
        try
        {
            new FileStream(path, FileMode.CreateNew, FileAccess.Write).Dispose();
            return true;
        }
        catch (IOException) when (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return false;
        }
    }

    private static void FlushFolderOf(string path) =>
        Disk.Real.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);

    // The error that brought us here says more than one about clearing up would.
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

using System.Security.Cryptography;

namespace Ouroboros.Runs.Storage;

/// <summary>Writes files that appear whole or not at all: written beside, flushed to the disk, renamed, their folder flushed.</summary>
/// <remarks>
/// A file of the same name stays as it is until the new one replaces it, and for ever if writing fails. What a killed program left
/// beside ends in <see cref="PartialSuffix"/>; it may be deleted, and the next write of the same file takes its place.
/// </remarks>
public static class AtomicFile
{
    /// <summary>How the name of a file in the making ends.</summary>
    public const string PartialSuffix = ".partial";

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
        Disk.Real.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return hash;
    }

    /// <summary>Writes a file whose name nothing has: of several writers at once, exactly one gets the name.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">What it is to hold.</param>
    /// <returns>False if the name is taken, by a file or by another writer's that is in the making.</returns>
    /// <exception cref="IOException">The disk is full, the folder is missing, and so on.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static bool TryWriteNew(string path, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var partial = path + PartialSuffix;
        FileStream file;
        try
        {
            file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (Path.Exists(partial))
        {
            return false;
        }

        // Whoever holds the name in the making may give the file its own; the one before may have done so since it was free.
        using (file)
        {
            if (Path.Exists(path))
            {
                Quietly(() => File.Delete(partial));
                return false;
            }

            try
            {
                file.Write(content.Span);
                file.Flush(flushToDisk: true);
                file.Dispose();
                File.Move(partial, path);
            }
            catch
            {
                Quietly(file.Dispose);
                Quietly(() => File.Delete(partial));
                throw;
            }
        }

        Disk.Real.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return true;
    }

    /// <summary>Writes a file and leaves it to the caller to flush its folder, as one may hold several.</summary>
    internal static string Write(IDisk disk, string path, Action<Stream> write)
    {
        var partial = path + PartialSuffix;
        using var file = disk.Create(partial);
        try
        {
            var hash = WriteThrough(disk, file, write);
            disk.Move(partial, path);
            return hash;
        }
        catch
        {
            Quietly(file.Dispose);
            Quietly(() => disk.Delete(partial));
            throw;
        }
    }

    /// <summary>Writes a file of bytes at hand; see <see cref="Write(string, Action{Stream})"/>.</summary>
    public static string Write(string path, ReadOnlyMemory<byte> content) => Write(path, stream => stream.Write(content.Span));

    private static string WriteThrough(IDisk disk, FileStream file, Action<Stream> write)
    {
        using var sha = SHA256.Create();
        using (var hashing = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            write(hashing);
        }

        disk.Flush(file);
        file.Dispose();
        return Convert.ToHexStringLower(sha.Hash!);
    }

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

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

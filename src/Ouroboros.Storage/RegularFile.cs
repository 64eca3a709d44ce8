namespace Ouroboros.Storage;

/// <summary>
/// Reads files of folders that anybody may have made: a pipe or a device in a file's place neither hangs nor fills the
/// memory.
/// </summary>
public static class RegularFile
{
    // Far above the largest table: a thousand generations of a thousand epochs.
    private const int MostBytes = 1 << 28;

    /// <summary>
    /// Opens a file from its beginning. A file of size 0 is read as empty without opening it: pipes, sockets and devices
    /// have no size either, and opening one may wait forever.
    /// </summary>
    /// <exception cref="IOException">It is not there, or the system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static Stream OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // The size of a link is that of its text.
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);
        return target is FileInfo { Exists: true, Length: 0 }
            ? Stream.Null
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
    }

    /// <summary>The first bytes of a file, fewer where it is shorter.</summary>
    /// <exception cref="IOException">It is not there, or the system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] ReadStart(string path, int length) => ReadStart(OpenRead(path), length);

    /// <summary>The first bytes of a stream, which is closed; fewer where it is shorter.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static byte[] ReadStart(Stream stream, int length)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using (stream)
        {
            var start = new byte[length];
            return start[..stream.ReadAtLeast(start, length, throwOnEndOfStream: false)];
        }
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The largest size that is read, in bytes; 256 MiB unless given.</param>
    /// <exception cref="IOException">It is not there, it is larger, or the system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] ReadAll(string path, int limit = MostBytes)
    {
        using var stream = OpenRead(path);
        if (stream.Length > limit)
        {
            throw new IOException($"the file has {stream.Length:N0} bytes, and the program reads at most {limit:N0}");
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}

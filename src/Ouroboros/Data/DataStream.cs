using System.Buffers.Binary;
using System.IO.Compression;

namespace Ouroboros.Data;

/// <summary>The content of a data file, plain or gzip, with the length that the file itself states.</summary>
/// <remarks>
/// .NET's gzip reader takes a file cut anywhere for a complete one and ignores what follows the data. The length that gzip keeps in
/// its last four bytes finds both, and bounds what a reader must be ready to hold before it has decompressed anything.
/// </remarks>
internal sealed class DataStream : IDisposable
{
    private const string Advice = "Fetch the file again, or decompress it with gunzip to see whether it is whole.";

    // Deflate's best case: a code of two bits for 258 bytes (RFC 1951).
    private const long MostBytesPerCompressedByte = 1032;

    private readonly Stream _content;
    private readonly string _file;
    private readonly bool _compressed;

    /// <summary>Wraps a file that can seek, from its beginning. The stream stays the caller's.</summary>
    /// <exception cref="DataFileException">It is gzip, and too short to be.</exception>
    public DataStream(Stream stream, string file)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream must be able to seek: sizes are checked before memory is taken.", nameof(stream));
        }

        _file = file;
        stream.Position = 0;
        _compressed = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        Length = _compressed ? StatedLength(stream) : stream.Length;
        stream.Position = 0;
        _content = _compressed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
    }

    /// <summary>Bytes of content by the file's own account: its size, or what gzip's last four bytes say.</summary>
    public long Length { get; }

    /// <summary>Fills the span from the content.</summary>
    /// <exception cref="DataFileException">The content ends before, or gzip is damaged.</exception>
    public void ReadExactly(Span<byte> destination)
    {
        if (Read(destination) < destination.Length)
        {
            throw new DataFileException(_file, "the content ends early", $"{Length} bytes of content", Advice);
        }
    }

    /// <summary>Makes sure that the content is at its end, and with it gzip's checksum right.</summary>
    /// <exception cref="DataFileException">More follows, or gzip is damaged.</exception>
    public void ExpectEnd()
    {
        if (Read(stackalloc byte[1]) > 0)
        {
            throw new DataFileException(_file, "more bytes follow the content", $"{Length} bytes of content", Advice);
        }
    }

    /// <summary>Ends the decompression; the stream handed in stays open.</summary>
    public void Dispose()
    {
        if (_compressed)
        {
            _content.Dispose();
        }
    }

    private long StatedLength(Stream stream)
    {
        const int headerAndTrailer = 18;
        if (stream.Length < headerAndTrailer)
        {
            throw Damaged($"only {stream.Length} bytes", $"at least {headerAndTrailer}, the least that gzip takes");
        }

        Span<byte> trailer = stackalloc byte[4];
        stream.Position = stream.Length - trailer.Length;
        stream.ReadExactly(trailer);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        return stated <= stream.Length * MostBytesPerCompressedByte
            ? stated
            : throw Damaged($"{stream.Length} bytes, the last four of which claim {stated} of content", "no more than gzip can pack into them");
    }

    private int Read(Span<byte> destination)
    {
        try
        {
            return _content.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged("data that does not decompress", "gzip data with a right checksum", exception);
        }
    }

    private DataFileException Damaged(string found, string expected, Exception? cause = null) =>
        new(_file, $"the gzip file is cut or damaged: {found}", expected, Advice, cause);
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Png;

/// <summary>
/// Reads the PNG files that <see cref="PngWriter"/> writes: 8 bits, grey, palette or RGB, not interlaced.
/// </summary>
internal static class PngReader
{
    // Far above any sample sheet; a damaged header must not ask for all memory.
    private const int MostPixels = 1 << 28;

    // Deflate's best case: a code of two bits for 258 bytes (RFC 1951).
    private const long MostBytesPerCompressedByte = 1032;

    /// <summary>Decodes an image.</summary>
    /// <exception cref="InvalidDataException">
    /// The bytes are damaged or of another kind; the message says what is wrong.
    /// </exception>
    public static Bitmap Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngFormat.Signature))
        {
            throw new InvalidDataException("it does not begin with the signature of a PNG file");
        }

        var (header, palette, data) = ReadChunks(file[PngFormat.Signature.Length..]);
        if (header.Length != 13 || data.Length == 0)
        {
            throw new InvalidDataException("the chunk IHDR or IDAT is missing");
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(header);
        var height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        var type = (PngColorType)header[9];
        if (width < 1 || height < 1 || (long)width * height > MostPixels)
        {
            throw new InvalidDataException($"its size of {width} x {height} pixels is out of range");
        }

        if (header[8] != 8 || header[12] != 0
            || type is not (PngColorType.Gray or PngColorType.Rgb or PngColorType.Palette))
        {
            throw new InvalidDataException(
                $"{header[8]} bits, colour type {header[9]}, interlace {header[12]} are not read here; " +
                "expected 8 bits, colour type 0, 2 or 3, interlace 0");
        }

        var pixelBytes = type == PngColorType.Rgb ? 3 : 1;
        var rows = Inflate(data, height * ((width * pixelBytes) + 1));
        return ToBitmap(width, height, Unfilter(rows, height, pixelBytes), type, palette);
    }

    private static (byte[] Header, byte[] Palette, byte[] Data) ReadChunks(ReadOnlySpan<byte> rest)
    {
        byte[] header = [], palette = [];
        using var data = new MemoryStream();
        while (true)
        {
            if (rest.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - 12)
            {
                throw new InvalidDataException("it ends within a chunk");
            }

            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
            var name = Encoding.ASCII.GetString(rest.Slice(4, 4));
            var body = rest.Slice(8, length);
            var found = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + length)..]);
            var expected = Crc32.HashToUInt32(rest.Slice(4, 4 + length));
            if (found != expected)
            {
                throw new InvalidDataException(
                    $"the chunk {name} has the checksum {found:X8}, its bytes have {expected:X8}");
            }

            switch (name)
            {
                case "IHDR":
                    header = body.ToArray();
                    break;
                case "PLTE":
                    palette = body.ToArray();
                    break;
                case "IDAT":
                    data.Write(body);
                    break;
                case "IEND":
                    return (header, palette, data.ToArray());
            }

            rest = rest[(12 + length)..];
        }
    }

    private static byte[] Inflate(byte[] data, int expected)
    {
        if (expected > data.Length * MostBytesPerCompressedByte)
        {
            throw new InvalidDataException($"its {data.Length} packed bytes cannot hold the {expected} bytes that its size asks for");
        }

        using var inflater = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var result = new byte[expected];
        return IsAll(inflater, result)
            ? result
            : throw new InvalidDataException($"its pixels are not the {expected} bytes that its size asks for");
    }

    private static bool IsAll(ZLibStream inflater, byte[] result)
    {
        try
        {
            return inflater.ReadAtLeast(result, result.Length, throwOnEndOfStream: false) == result.Length && inflater.ReadByte() < 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The second, of a kind that the runtime keeps to itself, is for files that ask for a dictionary.
            throw new InvalidDataException("its pixels do not decompress", exception);
        }
    }

    private static byte[] Unfilter(byte[] rows, int height, int pixelBytes)
    {
        var length = (rows.Length / height) - 1;
        var samples = new byte[height * length];
        ReadOnlySpan<byte> above = new byte[length];
        for (var y = 0; y < height; y++)
        {
            var row = samples.AsSpan(y * length, length);
            rows.AsSpan((y * (length + 1)) + 1, length).CopyTo(row);
            RowFilter.Undo(rows[y * (length + 1)], row, above, pixelBytes);
            above = row;
        }

        return samples;
    }

    private static Bitmap ToBitmap(int width, int height, byte[] samples, PngColorType type, byte[] palette)
    {
        var image = new Bitmap(width, height);
        for (var i = 0; i < width * height; i++)
        {
            image[i % width, i / width] = type switch
            {
                PngColorType.Gray => new Rgb(samples[i], samples[i], samples[i]),
                PngColorType.Rgb => new Rgb(samples[3 * i], samples[(3 * i) + 1], samples[(3 * i) + 2]),
                _ when (3 * samples[i]) + 2 < palette.Length =>
                    new Rgb(palette[3 * samples[i]], palette[(3 * samples[i]) + 1], palette[(3 * samples[i]) + 2]),
                _ => throw new InvalidDataException(
                    $"a pixel has colour {samples[i]}, its palette {palette.Length / 3} colours"),
            };
        }

        return image;
    }
}

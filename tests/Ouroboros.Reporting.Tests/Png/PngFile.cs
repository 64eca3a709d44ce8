using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Ouroboros.Reporting.Png;

namespace Ouroboros.Reporting.Tests.Png;

/// <summary>PNG files put together by hand, also wrong ones.</summary>
internal static class PngFile
{
    public static byte[] Make(int width, int height, byte colorType, byte[] rows, byte[]? palette = null, byte bits = 8)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, colorType);
        byte[] colors = palette is null ? [] : Chunk("PLTE", palette);
        return
        [
            .. PngFormat.Signature, .. Chunk("IHDR", header), .. colors, .. Chunk("IDAT", Zlib.Compress(rows)),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Crc32.HashToUInt32(body));
        return chunk;
    }

    /// <summary>Where the data of a chunk begins.</summary>
    public static int DataOf(byte[] file, string name) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) + 4;
}

using System.Buffers.Binary;

namespace Ouroboros.Reporting.Deflate;

/// <summary>The zlib envelope around deflate (RFC 1950), as PNG uses it.</summary>
internal static class Zlib
{
    // The greatest prime below 2^16; after 3,800 bytes of 255 the sums are still below 2^32.
    private const uint AdlerModulus = 65521;
    private const int AdlerStride = 3800;

    /// <summary>The compressed bytes with the two bytes of header and the checksum.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        var deflated = DeflateEncoder.Encode(data);
        var result = new byte[deflated.Length + 6];

        // Deflate with a window of 32 KiB; default effort; makes the pair a multiple of 31.
        result[0] = 0x78;
        result[1] = 0x9C;
        deflated.CopyTo(result, 2);
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(result.Length - 4), Adler32(data));
        return result;
    }

    /// <summary>Adler's checksum of the uncompressed bytes.</summary>
    public static uint Adler32(ReadOnlySpan<byte> data)
    {
        uint a = 1, b = 0;
        while (!data.IsEmpty)
        {
            var part = data[..Math.Min(data.Length, AdlerStride)];
            foreach (var value in part)
            {
                a += value;
                b += a;
            }

            a %= AdlerModulus;
            b %= AdlerModulus;
            data = data[part.Length..];
        }

        return (b << 16) | a;
    }
}

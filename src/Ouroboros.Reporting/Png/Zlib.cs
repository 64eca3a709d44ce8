using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace Ouroboros.Reporting.Png;

/// <summary>Compression in the zlib format (RFC 1950), as PNG uses it.</summary>
/// <remarks>
/// Managed code of a fixed version: the runtime's own zlib differs between versions and machines, and pictures must not.
/// </remarks>
internal static class Zlib
{
    // Charts take twice the time at 9, and a twentieth more room at 5.
    private const int Level = 6;

    /// <summary>The compressed bytes with header and checksum.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var result = new MemoryStream();
        using (var stream = new DeflaterOutputStream(result, new Deflater(Level)) { IsStreamOwner = false })
        {
            stream.Write(data);
        }

        return result.ToArray();
    }
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace Ouroboros.Tests.Data;

/// <summary>Small IDX files, whole or forged.</summary>
internal static class IdxFiles
{
    public static byte[] Images(int count, byte[]? pixels = null) => Idx([count, 28, 28], pixels ?? Bytes(count * 784));

    public static byte[] Labels(params byte[] labels) => Idx([labels.Length], labels);

    public static byte[] Idx(int[] shape, byte[] body, byte type = 8)
    {
        var file = new byte[4 + (4 * shape.Length) + body.Length];
        file[2] = type;
        file[3] = (byte)shape.Length;
        for (var i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), shape[i]);
        }

        body.CopyTo(file, file.Length - body.Length);
        return file;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>Bytes that repeat only after a prime number, so that no two images are alike.</summary>
    public static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 31 % 251))];
}

using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

/// <summary>Small <c>.npy</c> files, whole or forged, and what they hold.</summary>
internal static class NpyFiles
{
    public const string Name = "images.npy";

    public static byte[] Singles(int[] shape, float[] values)
    {
        using var stream = new MemoryStream();
        NpyWriter.WriteSingles(stream, shape, (first, chunk) => values.AsSpan((int)first, chunk.Length).CopyTo(chunk));
        return stream.ToArray();
    }

    public static byte[] Integers(int[] shape, int[] values)
    {
        using var stream = new MemoryStream();
        NpyWriter.WriteIntegers(stream, shape, (first, chunk) => values.AsSpan((int)first, chunk.Length).CopyTo(chunk));
        return stream.ToArray();
    }

    /// <summary>A file with a header's text as it is given, its length in front, and so many bytes of values.</summary>
    public static byte[] Forged(string text, int valueBytes, byte version = 1)
    {
        var length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes((uint)text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(text), .. new byte[valueBytes]];
    }

    public static float[] ReadSingles(byte[] file, int[] shape)
    {
        var values = new List<float>();
        NpyReader.ReadSingles(new MemoryStream(file), Name, shape, (first, chunk) =>
        {
            Assert.Equal(values.Count, first);
            values.AddRange(chunk);
        });
        return [.. values];
    }

    public static int[] ReadIntegers(byte[] file, int[] shape)
    {
        var values = new List<int>();
        NpyReader.ReadIntegers(new MemoryStream(file), Name, shape, (first, chunk) =>
        {
            Assert.Equal(values.Count, first);
            values.AddRange(chunk);
        });
        return [.. values];
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ouroboros.Storage;

/// <summary>Fills a piece of an array that is being written.</summary>
/// <param name="first">Position of the piece's first value among all values, in C order.</param>
/// <param name="chunk">The values to set.</param>
internal delegate void NpyFill<T>(long first, Span<T> chunk);

/// <summary>
/// Writes an array in NumPy's format, version 1.0, C order, little-endian. The bytes are those of <c>numpy.save</c>.
/// </summary>
/// <remarks>
/// The array passes through a buffer of <see cref="ChunkValues"/> values, so that a file of any size takes no more memory than that.
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
/// </remarks>
internal static class NpyWriter
{
    /// <summary>Values of a piece: 1,024 images. The last piece may be shorter.</summary>
    public const int ChunkValues = 1024 * 784;

    /// <summary>Writes 32-bit floats.</summary>
    /// <param name="stream">Takes the file; need not seek.</param>
    /// <param name="shape">Size of each dimension.</param>
    /// <param name="fill">Called for one piece after the other.</param>
    /// <exception cref="ArgumentException">The shape is none.</exception>
    public static void WriteSingles(Stream stream, IReadOnlyList<int> shape, NpyFill<float> fill) =>
        Write(stream, new NpyHeader(NpyHeader.Single, shape), fill);

    /// <summary>Writes 32-bit integers; see <see cref="WriteSingles"/>.</summary>
    public static void WriteIntegers(Stream stream, IReadOnlyList<int> shape, NpyFill<int> fill) =>
        Write(stream, new NpyHeader(NpyHeader.Integer, shape), fill);

    /// <summary>Turns values of the machine's byte order into the file's, and back.</summary>
    internal static void Reorder<T>(Span<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            var words = MemoryMarshal.Cast<T, int>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }

    private static void Write<T>(Stream stream, NpyHeader header, NpyFill<T> fill)
        where T : unmanaged
    {
        var values = NpyHeader.ValuesOf(header.Shape);
        stream.Write(header.ToBytes());
        var buffer = new T[Math.Min(values, ChunkValues)];
        for (var first = 0L; first < values; first += buffer.Length)
        {
            var chunk = buffer.AsSpan(0, (int)Math.Min(buffer.Length, values - first));
            fill(first, chunk);
            Reorder(chunk);
            stream.Write(MemoryMarshal.AsBytes(chunk));
        }
    }
}

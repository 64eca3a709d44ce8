using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ouroboros.Storage;

/// <summary>Takes a piece of an array that is being read.</summary>
/// <param name="first">Position of the piece's first value among all values, in C order.</param>
/// <param name="chunk">The values; they are there until the call returns.</param>
internal delegate void NpyTake<T>(long first, ReadOnlySpan<T> chunk);

/// <summary>Reads arrays of a known shape in NumPy's format, versions 1.0 to 3.0, C order, little-endian; trusts nothing in the file.</summary>
/// <remarks>
/// The array passes through a buffer of <see cref="NpyWriter.ChunkValues"/> values. Header and size of the file are checked before the first value
/// is handed on.
/// </remarks>
internal static class NpyReader
{
    // NumPy's own limit for what it has not been told to trust.
    private const uint MostHeaderBytes = 10_000;

    /// <summary>Reads 32-bit floats.</summary>
    /// <param name="stream">The file's content; must be able to seek.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="shape">The shape that the file must have.</param>
    /// <param name="take">Called for one piece after the other.</param>
    /// <exception cref="NpyException">The file is damaged, or holds another type, order or shape.</exception>
    /// <exception cref="ArgumentException">The shape is none.</exception>
    public static void ReadSingles(Stream stream, string file, IReadOnlyList<int> shape, NpyTake<float> take) =>
        Read(stream, file, new NpyHeader(NpyHeader.Single, shape), take);

    /// <summary>Reads 32-bit integers; see <see cref="ReadSingles"/>.</summary>
    public static void ReadIntegers(Stream stream, string file, IReadOnlyList<int> shape, NpyTake<int> take) =>
        Read(stream, file, new NpyHeader(NpyHeader.Integer, shape), take);

    /// <summary>Finds 32-bit floats without reading them.</summary>
    /// <returns>Position of the first value.</returns>
    /// <exception cref="NpyException">The file is damaged, or holds another type, order or shape.</exception>
    public static long FindSingles(Stream stream, string file, IReadOnlyList<int> shape) => Find(stream, file, new NpyHeader(NpyHeader.Single, shape));

    /// <summary>Reads labels.</summary>
    /// <param name="stream">The file's content; must be able to seek.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="count">Labels that the file must have.</param>
    /// <param name="classes">Each is below it.</param>
    /// <exception cref="NpyException">The file is damaged or holds something else.</exception>
    public static int[] ReadLabels(Stream stream, string file, int count, int classes)
    {
        var labels = new int[count];
        ReadIntegers(stream, file, [count], (first, values) => values.CopyTo(labels.AsSpan((int)first)));
        var wrong = labels.AsSpan().IndexOfAnyExceptInRange(0, classes - 1);
        return wrong < 0
            ? labels
            : throw new NpyException(file, $"label {labels[wrong]} at position {wrong} is none of the {classes} classes");
    }

    private static long Find(Stream stream, string file, NpyHeader expected)
    {
        stream.Position = 0;
        CheckHeader(stream, file, expected);
        var (values, follow) = (NpyHeader.ValuesOf(expected.Shape), stream.Length - stream.Position);
        return follow == values * sizeof(float)
            ? stream.Position
            : throw new NpyException(file, $"its values take {values * sizeof(float)} bytes, and {follow} follow the header");
    }

    private static void Read<T>(Stream stream, string file, NpyHeader expected, NpyTake<T> take)
        where T : unmanaged
    {
        Find(stream, file, expected);
        var values = NpyHeader.ValuesOf(expected.Shape);
        var buffer = new T[Math.Min(values, NpyWriter.ChunkValues)];
        for (var first = 0L; first < values; first += buffer.Length)
        {
            var chunk = buffer.AsSpan(0, (int)Math.Min(buffer.Length, values - first));
            Fill(stream, file, MemoryMarshal.AsBytes(chunk));
            NpyWriter.Reorder(chunk);
            take(first, chunk);
        }
    }

    private static void CheckHeader(Stream stream, string file, NpyHeader expected)
    {
        var dictionary = new NpyDictionary(HeaderText(stream, file), file);
        dictionary.Read();
        if (dictionary.Type != expected.Type)
        {
            throw new NpyException(file, $"its values are of type '{NpyDictionary.Shown(dictionary.Type!)}', not '{expected.Type}'");
        }

        if (dictionary.FortranOrder == true)
        {
            throw new NpyException(file, "its values lie in Fortran's order, not in C's");
        }

        if (!dictionary.Shape!.SequenceEqual(expected.Shape.Select(size => (long)size)))
        {
            throw new NpyException(file, $"its shape is {NpyHeader.Tuple(dictionary.Shape!)}, not {NpyHeader.Tuple(expected.Shape)}");
        }
    }

    private static byte[] HeaderText(Stream stream, string file)
    {
        Span<byte> magic = stackalloc byte[NpyHeader.Magic.Length];
        Fill(stream, file, magic);
        if (!magic[..^2].SequenceEqual(NpyHeader.Magic[..^2]) || magic[^2] is < 1 or > 3 || magic[^1] != 0)
        {
            throw new NpyException(file, $"it begins with {Convert.ToHexStringLower(magic)}, which is no version from 1.0 to 3.0");
        }

        Span<byte> length = stackalloc byte[sizeof(uint)];
        length.Clear();
        Fill(stream, file, length[..(magic[^2] == 1 ? sizeof(ushort) : sizeof(uint))]);
        var bytes = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (bytes > MostHeaderBytes)
        {
            throw new NpyException(file, $"its header would take {bytes} bytes, and {MostHeaderBytes} are the most that is read");
        }

        var text = new byte[bytes];
        Fill(stream, file, text);
        return text;
    }

    private static void Fill(Stream stream, string file, Span<byte> destination)
    {
        try
        {
            stream.ReadExactly(destination);
        }
        catch (EndOfStreamException exception)
        {
            throw new NpyException(file, "it ends early", exception);
        }
    }
}

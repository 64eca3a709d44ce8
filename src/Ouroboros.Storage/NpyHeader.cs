using System.Buffers.Binary;
using System.Text;

namespace Ouroboros.Storage;

/// <summary>What a <c>.npy</c> file says of its array before the values: its type and its shape. The order is C's.</summary>
/// <param name="Type">NumPy's name of the type of a value: <see cref="Single"/>, <see cref="Integer"/>.</param>
/// <param name="Shape">Size of each dimension.</param>
internal sealed record NpyHeader(string Type, IReadOnlyList<int> Shape)
{
    /// <summary>32-bit floats, little-endian.</summary>
    public const string Single = "<f4";

    /// <summary>32-bit signed integers, little-endian.</summary>
    public const string Integer = "<i4";

    /// <summary>Dimensions that NumPy 1 reads at most.</summary>
    public const int MostDimensions = 32;

    // NumPy leaves room to write the first dimension anew with up to so many digits, and begins data at a multiple of so many bytes.
    private const int GrowthDigits = 21;
    private const int Alignment = 64;

    /// <summary>The bytes that begin a file of version 1.0: 0x93, <c>NUMPY</c>, the version.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

    /// <summary>Number of values of an array.</summary>
    /// <exception cref="ArgumentException">A size is negative, there are too many of them, or their product is past 2^63 - 1 bytes.</exception>
    public static long ValuesOf(IReadOnlyList<int> shape)
    {
        if (shape.Count > MostDimensions || shape.Any(size => size < 0))
        {
            throw new ArgumentException($"{Tuple(shape)} is no shape of up to {MostDimensions} sizes from 0.", nameof(shape));
        }

        var values = shape.Aggregate((Int128)1, (product, size) => Int128.Min(product * size, long.MaxValue));
        return values <= long.MaxValue / sizeof(float)
            ? (long)values
            : throw new ArgumentException($"{Tuple(shape)} is larger than a file can be.", nameof(shape));
    }

    /// <summary>The file's bytes before the values, version 1.0: the same that <c>numpy.save</c> writes.</summary>
    public byte[] ToBytes()
    {
        var text = $"{{'descr': '{Type}', 'fortran_order': False, 'shape': {Tuple(Shape)}, }}";
        if (Shape.Count > 0)
        {
            text += new string(' ', GrowthDigits - $"{Shape[0]}".Length);
        }

        // NumPy pads with a whole line where it need not pad at all.
        var begun = Magic.Length + sizeof(ushort) + text.Length + 1;
        text += new string(' ', Alignment - (begun % Alignment)) + "\n";
        var bytes = new byte[Magic.Length + sizeof(ushort) + text.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Magic.Length), (ushort)text.Length);
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(Magic.Length + sizeof(ushort)));
        return bytes;
    }

    /// <summary>A shape as Python writes it: <c>(60000, 28, 28)</c>, <c>(5,)</c>, <c>()</c>.</summary>
    public static string Tuple<T>(IReadOnlyList<T> shape) => $"({string.Join(", ", shape)}{(shape.Count == 1 ? "," : "")})";
}

using System.Buffers.Binary;

namespace Ouroboros.Data;

/// <summary>Reads the IDX files of MNIST and its relatives: images of 28 by 28 bytes and their labels, plain or gzip.</summary>
/// <remarks>
/// A header is believed only as far as the file's size bears it out: no memory is taken for data that the file cannot hold.
/// Whether a file is gzip is read from its first bytes, not from its name.
/// </remarks>
public static class IdxReader
{
    private const string WrongFile = "Give MNIST's files in IDX format, images and labels under their own names.";
    private const string Damaged = "The file is cut or damaged: fetch it again.";

    /// <summary>Reads images.</summary>
    /// <param name="stream">A file's content; must be able to seek.</param>
    /// <param name="file">Name for messages.</param>
    /// <returns>[images, 784] bytes, row-major, 0 (background) to 255 (ink).</returns>
    /// <exception cref="DataFileException">The file is no whole IDX file of 28 by 28 images.</exception>
    public static byte[] ReadImages(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var content = new DataStream(stream, file);
        Span<uint> shape = stackalloc uint[3];
        ReadHeader(content, file, "images", shape);
        if (shape[1] != DigitSet.Side || shape[2] != DigitSet.Side)
        {
            throw new DataFileException(
                file, $"images of {shape[1]} by {shape[2]} pixels", $"{DigitSet.Side} by {DigitSet.Side}", "Scale the images first.");
        }

        return ReadBody(content, file, shape[0], DigitSet.PixelsPerImage, headerBytes: 16);
    }

    /// <summary>Reads labels.</summary>
    /// <param name="stream">A file's content; must be able to seek.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="classes">Number of classes: there are no more labels.</param>
    /// <param name="first">The label that the file gives the first class.</param>
    /// <returns>[labels] values from 0 to <paramref name="classes"/> - 1.</returns>
    /// <exception cref="DataFileException">The file is no whole IDX file of labels, or a label is out of range.</exception>
    public static int[] ReadLabels(Stream stream, string file, int classes, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        using var content = new DataStream(stream, file);
        Span<uint> shape = stackalloc uint[1];
        ReadHeader(content, file, "labels", shape);
        var bytes = ReadBody(content, file, shape[0], itemBytes: 1, headerBytes: 8);
        var labels = new int[bytes.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var label = bytes[i] - first;
            labels[i] = label >= 0 && label < classes
                ? label
                : throw new DataFileException(
                    file, $"label {bytes[i]} at position {i}", $"{first} to {first + classes - 1}", "Name the data set that the file belongs to, or fetch the file again.");
        }

        return labels;
    }

    private static void ReadHeader(DataStream content, string file, string what, Span<uint> shape)
    {
        var headerBytes = 4 + (4 * shape.Length);
        Span<byte> header = stackalloc byte[headerBytes];
        var readable = header[..(int)Math.Min(content.Length, headerBytes)];
        content.ReadExactly(readable);
        var expected = $"IDX {what}, 00 00 08 0{shape.Length}";
        if (readable.Length < 4 || header[0] != 0 || header[1] != 0)
        {
            throw new DataFileException(file, $"no IDX file, it begins with {Bytes(readable)}", expected, WrongFile);
        }

        if (header[2] != 8 || header[3] != shape.Length)
        {
            throw new DataFileException(
                file, $"IDX data of type 0x{header[2]:x2} with {header[3]} dimensions, {Bytes(readable)}", expected, WrongFile);
        }

        if (readable.Length < headerBytes)
        {
            throw new DataFileException(file, $"ends after {content.Length} bytes", $"a header of {headerBytes}", Damaged);
        }

        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * i))..]);
        }
    }

    private static byte[] ReadBody(DataStream content, string file, uint items, int itemBytes, int headerBytes)
    {
        var bodyBytes = (long)items * itemBytes;
        if (content.Length != headerBytes + bodyBytes)
        {
            throw new DataFileException(
                file, $"{content.Length} bytes of content", $"{headerBytes + bodyBytes}, for the {items} items of its header", Damaged);
        }

        if (items == 0 || bodyBytes > Array.MaxLength)
        {
            throw new DataFileException(file, $"{items} items", $"1 to {Array.MaxLength / itemBytes}", WrongFile);
        }

        var body = GC.AllocateUninitializedArray<byte>((int)bodyBytes);
        content.ReadExactly(body);
        content.ExpectEnd();
        return body;
    }

    private static string Bytes(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? "nothing" : string.Join(' ', Convert.ToHexStringLower(bytes[..Math.Min(4, bytes.Length)]).Chunk(2).Select(pair => new string(pair)));
}

namespace Ouroboros.Data;

/// <summary>Reads the IDX files of MNIST and its relatives: images of 28 by 28 bytes and their labels, plain or gzip.</summary>
/// <remarks>
/// A header is believed only as far as the file's size bears it out: no memory is taken for data that the file cannot hold.
/// Whether a file is gzip is read from its first bytes, not from its name.
/// </remarks>
public static class IdxReader
{
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
        var shape = ReadHeader(content, file, "images", dimensions: 3);
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
        var shape = ReadHeader(content, file, "labels", dimensions: 1);
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

    private static IReadOnlyList<uint> ReadHeader(DataStream content, string file, string what, int dimensions)
    {
        var header = IdxHeader.Read(content);
        if (!header.IsIdx || header.Type != IdxHeader.UnsignedByte || header.Dimensions != dimensions)
        {
            throw new DataFileException(file, header.Describe(), $"IDX {what}, 00 00 08 0{dimensions}", header.Advice(dimensions));
        }

        return header.Sizes.Count == dimensions
            ? header.Sizes
            : throw new DataFileException(file, $"ends after {content.Length} bytes", $"a header of {4 + (4 * dimensions)}", Damaged);
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
            throw new DataFileException(file, $"{items} items", $"1 to {Array.MaxLength / itemBytes}", "Give a file that holds some.");
        }

        var body = GC.AllocateUninitializedArray<byte>((int)bodyBytes);
        content.ReadExactly(body);
        content.ExpectEnd();
        return body;
    }
}

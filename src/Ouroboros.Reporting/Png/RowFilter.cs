namespace Ouroboros.Reporting.Png;

/// <summary>The five predictions of PNG, one of which each row is stored as the difference from.</summary>
internal static class RowFilter
{
    private const int Kinds = 5;

    /// <summary>Rows as they are, each behind a 0: best for flat colours and palettes.</summary>
    public static byte[] None(ReadOnlySpan<byte> samples, int rowLength)
    {
        var rows = samples.Length / rowLength;
        var result = new byte[samples.Length + rows];
        for (var row = 0; row < rows; row++)
        {
            samples.Slice(row * rowLength, rowLength).CopyTo(result.AsSpan((row * (rowLength + 1)) + 1));
        }

        return result;
    }

    /// <summary>Takes a row back from its differences, in place.</summary>
    /// <exception cref="InvalidDataException">There is no such filter.</exception>
    public static void Undo(byte kind, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        if (kind >= Kinds)
        {
            throw new InvalidDataException($"a row has the filter {kind}; only 0 to 4 exist");
        }

        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= pixelBytes ? row[i - pixelBytes] : (byte)0;
            var corner = i >= pixelBytes ? above[i - pixelBytes] : (byte)0;
            row[i] += Prediction(kind, left, above[i], corner);
        }
    }

    private static byte Prediction(byte kind, byte left, byte above, byte corner) => kind switch
    {
        1 => left,
        2 => above,
        3 => (byte)((left + above) / 2),
        4 => PngFormat.Paeth(left, above, corner),
        _ => 0,
    };
}

using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Training;

/// <summary>Digits as bytes into a table of floats, by chunks, so that no second float copy of a data set exists.</summary>
internal static class ImageTransfer
{
    private const int ChunkRows = 1024;

    public static void Write(IBackend backend, DigitSet digits, Table destination)
    {
        var chunk = new float[ChunkRows * DigitSet.PixelsPerImage];
        for (var first = 0; first < digits.Count; first += ChunkRows)
        {
            var values = chunk.AsSpan(0, Math.Min(ChunkRows, digits.Count - first) * DigitSet.PixelsPerImage);
            digits.CopyPixels(first, values);
            backend.Write(values, first, destination);
        }
    }
}

using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>Images that are read in parts, wherever they are.</summary>
/// <param name="Count">Images.</param>
/// <param name="Read">Reads pixels, 0 to 1, from an image on.</param>
internal sealed record ImageSource(int Count, ReadPoints Read)
{
    private const int ChunkRows = 256;

    /// <summary>The first rows of a table.</summary>
    public static ImageSource Of(IBackend backend, Table images, int count) => new(count, (first, pixels) => backend.Read(images, first, pixels));

    /// <summary>All of some digits.</summary>
    public static ImageSource Of(DigitSet digits) => new(digits.Count, digits.CopyPixels);

    /// <summary>Some of some digits.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="images">Which of them.</param>
    public static ImageSource Of(DigitSet digits, ReadOnlyMemory<int> images) => new(images.Length, (first, pixels) =>
    {
        for (var i = first; !pixels.IsEmpty; i++, pixels = pixels[DigitSet.PixelsPerImage..])
        {
            digits.CopyPixels(images.Span[i], pixels[..DigitSet.PixelsPerImage]);
        }
    });

    /// <summary>The first so many, or all if there are not so many.</summary>
    public ImageSource First(int count) => this with { Count = Math.Min(count, Count) };

    /// <summary>Mean of each pixel, in single precision.</summary>
    public float[] Centre()
    {
        var sums = new double[DigitSet.PixelsPerImage];
        var chunk = new float[ChunkRows * DigitSet.PixelsPerImage];
        for (var first = 0; first < Count; first += ChunkRows)
        {
            var pixels = chunk.AsSpan(0, Math.Min(ChunkRows, Count - first) * DigitSet.PixelsPerImage);
            Read(first, pixels);
            for (; !pixels.IsEmpty; pixels = pixels[DigitSet.PixelsPerImage..])
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i] += pixels[i];
                }
            }
        }

        return Array.ConvertAll(sums, sum => (float)(sum / Count));
    }
}

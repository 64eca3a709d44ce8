using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Metrics;

/// <summary>Images as points of 784 pixels from 0 to 1.</summary>
internal static class ImageSource
{
    /// <summary>The first rows of a table.</summary>
    public static PointSet Of(IBackend backend, Table images, int count) =>
        new(count, DigitSet.PixelsPerImage, (first, pixels) => backend.Read(images, first, pixels));

    /// <summary>All of some digits.</summary>
    public static PointSet Of(DigitSet digits) => new(digits.Count, DigitSet.PixelsPerImage, digits.CopyPixels);

    /// <summary>Some of some digits.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="images">Which of them.</param>
    public static PointSet Of(DigitSet digits, ReadOnlyMemory<int> images) => new(images.Length, DigitSet.PixelsPerImage, (first, pixels) =>
    {
        for (var i = first; !pixels.IsEmpty; i++, pixels = pixels[DigitSet.PixelsPerImage..])
        {
            digits.CopyPixels(images.Span[i], pixels[..DigitSet.PixelsPerImage]);
        }
    });
}

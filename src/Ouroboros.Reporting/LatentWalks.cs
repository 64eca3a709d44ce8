using Ouroboros.Data;
using Ouroboros.Latent;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Png;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>The latent space of a generation: what its VAE makes of a grid of points.</summary>
public static class LatentWalks
{
    /// <summary>The grid as PNG, in shades of grey, and as SVG; of one size for all generations.</summary>
    /// <param name="walk">The images.</param>
    /// <param name="dimensions">Dimensions of the latent space, which decide what the grid is (<see cref="LatentPoints"/>).</param>
    /// <returns><c>plots/latent_walk/generation_N.png</c> and <c>.svg</c>.</returns>
    /// <exception cref="ArgumentException">There are not 784 pixels for each point.</exception>
    public static IReadOnlyList<RunFile> Render(LatentWalk walk, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(walk);
        return [.. PictureEncoder.Encode(RunFiles.Plots.LatentWalk(walk.Generation), FigureOf(walk, dimensions))];
    }

    internal static Figure FigureOf(LatentWalk walk, int dimensions)
    {
        const int Expected = LatentPoints.Count * DigitSet.PixelsPerImage;
        if (walk.Pixels.Length != Expected)
        {
            throw new ArgumentException(
                $"The walk of generation {walk.Generation} has {walk.Pixels.Length} pixels; expected {Expected}, {DigitSet.PixelsPerImage} for each of {LatentPoints.Count} points.",
                nameof(walk));
        }

        var images = Enumerable.Range(0, LatentPoints.Count)
            .Select(i => (ReadOnlyMemory<byte>)SampleSheets.Ink(walk.Pixels.Span.Slice(i * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage)));
        return new Figure(
            $"Latent space, generation {walk.Generation}",
            $"The same {LatentPoints.Count} latent points in every generation{Order(dimensions)}",
            new LatentGrid(LatentPoints.Side, [.. images]));
    }

    /// <summary>The images of a picture that <see cref="Render"/> made, without the words above them: where it is shown small those cannot be read.</summary>
    /// <param name="png">The picture.</param>
    /// <returns>A PNG; of a picture of another size or kind, the picture itself.</returns>
    internal static byte[] Images(byte[] png)
    {
        const int Margin = (int)Theme.Margin * PictureEncoder.PixelsPerUnit;
        var side = (int)LatentGridLayout.SideOf(LatentPoints.Side) * PictureEncoder.PixelsPerUnit;
        try
        {
            var picture = PngReader.Decode(png);
            return picture.Width == side + (2 * Margin) && picture.Height > side + (2 * Margin)
                ? PngWriter.Encode(picture.Part(Margin, picture.Height - Margin - side, side, side), PictureEncoder.PixelsPerInch)
                : png;
        }
        catch (InvalidDataException)
        {
            return png;
        }
    }

    private static string Order(int dimensions) => dimensions switch
    {
        1 => ", from low to high, line by line",
        2 => "; one coordinate rises to the right, one downwards",
        3 => "; neighbours are near, left and right edge meet",
        _ => "; neighbours are near, opposite edges meet",
    };
}

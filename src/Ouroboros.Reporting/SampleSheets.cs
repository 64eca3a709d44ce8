using Ouroboros.Data;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Typography;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>The displayed images of a generation, each under its label, ten in a row.</summary>
public static class SampleSheets
{
    private const int PixelsInImage = 28 * 28;
    private const int PerRow = 10;

    /// <summary>The sheet as PNG, in shades of grey, and as SVG.</summary>
    /// <param name="sheet">Images and labels; sheets of as many images of a data set give PNG files of one size.</param>
    /// <param name="source">The data set, which names the labels.</param>
    /// <returns><c>samples/iteration_N.png</c> and <c>.svg</c>, N the generation.</returns>
    /// <exception cref="ArgumentException">There are not 784 pixels for each label.</exception>
    public static IReadOnlyList<RunFile> Render(SampleSheet sheet, DataSource source)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(source);
        return [.. PictureEncoder.Encode($"samples/iteration_{sheet.Generation}", FigureOf(sheet, source))];
    }

    internal static Figure FigureOf(SampleSheet sheet, DataSource source)
    {
        if (sheet.Pixels.Length != sheet.Labels.Count * PixelsInImage)
        {
            throw new ArgumentException(
                $"The sheet of generation {sheet.Generation} has {sheet.Pixels.Length} pixels for " +
                $"{sheet.Labels.Count} labels; expected {PixelsInImage} for each.",
                nameof(sheet));
        }

        var images = sheet.Labels.Select((label, i) =>
            new LabelledImage(source.NameOf(label), Ink(sheet.Pixels.Span.Slice(i * PixelsInImage, PixelsInImage))));
        var title = sheet.Generation == 0 ? $"Real {source.Title}" : $"Generation {sheet.Generation}";
        return new Figure(title, string.Empty, new SampleGrid(PerRow, [.. images], Widest(source)));
    }

    // Not of the labels on this sheet: all sheets of a run are of one size.
    private static string Widest(DataSource source) =>
        source.Set?.LabelNames?.MaxBy(name => Typeface.Width(name, Theme.Label)) ?? string.Empty;

    /// <summary>Black digits on white paper: a faded digit then looks faded. Whatever is no number is drawn as no ink.</summary>
    /// <param name="pixels">0 (no ink) to 1.</param>
    /// <returns>A byte a pixel, 0 black to 255 white.</returns>
    internal static byte[] Ink(ReadOnlySpan<float> pixels)
    {
        var ink = new byte[pixels.Length];
        for (var i = 0; i < ink.Length; i++)
        {
            var value = float.IsNaN(pixels[i]) ? 0 : Math.Clamp(pixels[i], 0f, 1f);
            ink[i] = (byte)(255 - (int)((value * 255f) + 0.5f));
        }

        return ink;
    }
}

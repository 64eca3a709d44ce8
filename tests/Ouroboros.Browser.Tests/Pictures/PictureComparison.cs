using Ouroboros.Reporting.Raster;

namespace Ouroboros.Browser.Tests.Pictures;

/// <summary>Whether two pictures of a page show the same.</summary>
/// <remarks>
/// Browsers of other versions place a letter a fraction of a pixel aside, and shade its edges otherwise: many pixels differ, and some of them
/// much. But the ink stays about where it was. So squares of <see cref="Side"/> pixels are compared by their mean colours. Other hinting changes a
/// square of text by a few levels of 255, letters on whole pixels by up to 14; a word that is missing, moved or of another colour by 25 and more.
/// A line of a pixel's width that is missing is not seen.
/// </remarks>
internal static class PictureComparison
{
    /// <summary>Side of a square, in pixels: about a line of text.</summary>
    public const int Side = 16;

    /// <summary>Most that the mean of a square's channel may differ, of 255 levels.</summary>
    public const double MostLevels = 20;

    /// <summary>How the pictures differ, in a sentence; null where they show the same.</summary>
    public static string? Difference(Bitmap expected, Bitmap actual)
    {
        if ((expected.Width, expected.Height) != (actual.Width, actual.Height))
        {
            return $"The picture is {actual.Width} x {actual.Height} pixels, expected {expected.Width} x {expected.Height}: {Sizes(expected, actual)}.";
        }

        var (count, squares, worst, at) = (0, 0, 0.0, (X: 0, Y: 0));
        for (var y = 0; y < expected.Height; y += Side)
        {
            for (var x = 0; x < expected.Width; x += Side)
            {
                var difference = Distance(Mean(expected, x, y), Mean(actual, x, y));
                squares++;
                count += difference > MostLevels ? 1 : 0;
                (worst, at) = difference > worst ? (difference, (x, y)) : (worst, at);
            }
        }

        return count == 0
            ? null
            : $"{count} of {squares} squares of {Side} pixels differ by more than {MostLevels} levels, most the one at {at.X}, {at.Y}: by {worst:F0}.";
    }

    private static string Sizes(Bitmap expected, Bitmap actual)
    {
        string[] words =
        [
            .. actual.Width == expected.Width ? Array.Empty<string>() : [$"{Math.Abs(actual.Width - expected.Width)} {(actual.Width > expected.Width ? "wider" : "narrower")}"],
            .. actual.Height == expected.Height ? Array.Empty<string>() : [$"{Math.Abs(actual.Height - expected.Height)} {(actual.Height > expected.Height ? "taller" : "shorter")}"],
        ];
        return string.Join(", ", words);
    }

    private static (double R, double G, double B) Mean(Bitmap image, int left, int top)
    {
        var (right, bottom) = (Math.Min(left + Side, image.Width), Math.Min(top + Side, image.Height));
        var (r, g, b) = (0, 0, 0);
        for (var y = top; y < bottom; y++)
        {
            for (var at = 3 * ((y * image.Width) + left); at < 3 * ((y * image.Width) + right); at += 3)
            {
                (r, g, b) = (r + image.Samples[at], g + image.Samples[at + 1], b + image.Samples[at + 2]);
            }
        }

        double pixels = (right - left) * (bottom - top);
        return (r / pixels, g / pixels, b / pixels);
    }

    private static double Distance((double R, double G, double B) one, (double R, double G, double B) other) =>
        Math.Max(Math.Abs(one.R - other.R), Math.Max(Math.Abs(one.G - other.G), Math.Abs(one.B - other.B)));
}

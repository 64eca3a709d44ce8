using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Coloring;

/// <summary>Colours that stay apart for readers with any kind of colour vision.</summary>
internal static class Palettes
{
    /// <summary>
    /// Okabe and Ito's palette (Color Universal Design, 2008), blue, vermilion and bluish green first, without its yellow, which is lost
    /// on white.
    /// </summary>
    public static readonly IReadOnlyList<Rgb> Lines = FromHex("0072B2 D55E00 009E73 CC79A7 E69F00 56B4E9 222222");

    /// <summary>The same on a dark page: each as far from the ground as the others, and from each other.</summary>
    public static readonly IReadOnlyList<Rgb> LinesOnDark = FromHex("4A9BE6 FF8A3D 2EC79A E08FBA FFC83D A8D8F5 E6E6E6");

    // The ten-colour sequence of Matthew Petroff, "Accessible Color Sequences for Data Visualization" (2021), which
    // keeps the least distance under simulated colour-vision deficiencies large and was found pleasant in a survey.
    // Put into the order that sets neighbours furthest apart (CIELAB distance 40 or more under normal vision,
    // protanopia, deuteranopia and tritanopia), with its strongest colour for 8, where collapse most often ends.
    private static readonly Rgb[] Ten =
        FromHex("3F90DA B9AC70 92DADD A96B59 E76300 94A4A2 FFA90E 832DB6 BD1F01 717581");

    /// <summary>A colour for each of <paramref name="count"/> classes; beyond ten, evenly out of viridis.</summary>
    public static Rgb OfClass(int index, int count) =>
        !IsMapped(count) ? Ten[index] : Colormap.Named("viridis").At((double)index / (count - 1));

    /// <summary>Whether so many classes have their colours out of a colour map.</summary>
    public static bool IsMapped(int count) => count > Ten.Length;

    private static Rgb[] FromHex(string colors) => [.. colors.Split(' ').Select(color => Rgb.FromHex(color))];
}

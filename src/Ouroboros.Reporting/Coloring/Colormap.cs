using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Coloring;

/// <summary>A colour for each number from 0 to 1, its lightness rising evenly.</summary>
/// <remarks>
/// viridis, magma, inferno and plasma were made by Nathaniel Smith and Stefan van der Walt for matplotlib and given to
/// everyone (CC0); cividis is by Jamie Nunez, Christopher Anderton and Ryan Renslow ("Optimizing colormaps with
/// consideration for color vision deficiency", PLOS ONE, 2018). The tables here are 17 evenly spaced knots of the
/// straight lines that fit the originals best (least squares over their 256 colours); no channel is off by more than 5
/// of 255.
/// </remarks>
internal sealed class Colormap
{
    /// <summary>The part of a map that lines on white may use: further up, all are too pale to be followed.</summary>
    public const double PalestLine = 0.82;

    private static readonly (string Name, string Knots)[] Tables =
    [
        ("viridis",
            "440154 48186B 472D7C 424086 3B528B 33638E 2C728E 26818E 20908D " +
            "1E9F89 26AE81 3DBC74 5CC963 81D44D ABDC32 D5E217 FEE721"),
        ("magma",
            "000002 090821 1C1246 350F6C 51117D 691C81 822682 9C2E80 B6367A " +
            "D04070 E75063 F5695B FC8760 FEA570 FEC387 FDE0A1 FCFDBF"),
        ("inferno",
            "000002 0A0723 200D4B 3D0867 570F6E 70196E 89226A A32B62 BB3655 " +
            "D14545 E45932 F1711F FA8D07 FCAB0C FACA31 F0E964 F9FFA6"),
        ("plasma",
            "0F0787 320597 4C03A1 6600A8 7E02A8 9511A2 A92396 BB3587 CB4778 " +
            "D9596A E66C5C F07F4F F89441 FDAB33 FEC327 F9DD25 F0F926"),
        ("cividis",
            "01204B 002C6B 06366F 2F426B 414D6B 52596C 61646F 6F7073 7C7B78 " +
            "8C8879 9C9477 ACA174 BDAF6F CEBD68 E0CB5E F3DA50 FFEA41"),
        ("gray", "000000 FFFFFF"),
    ];

    private readonly Rgb[] _knots;

    private Colormap(string knots) => _knots = [.. knots.Split(' ').Select(knot => Rgb.FromHex(knot))];

    /// <summary>Every known name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Tables.Select(t => t.Name)];

    /// <summary>The colour map of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Colormap Named(string name)
    {
        var table = Array.Find(Tables, t => string.Equals(t.Name, name, StringComparison.Ordinal));
        return table.Knots is { } knots
            ? new Colormap(knots)
            : throw new ArgumentException(
                $"There is no colour map '{name}'; known are {string.Join(", ", Names)}.", nameof(name));
    }

    /// <summary>The colour of a number; what lies outside 0 to 1 has the colour of the nearer end.</summary>
    public Rgb At(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (_knots.Length - 1);
        var knot = Math.Min((int)place, _knots.Length - 2);
        return _knots[knot].Mix(_knots[knot + 1], place - knot);
    }

    /// <summary>
    /// Colours for <paramref name="count"/> lines on white, first to last, without the map's palest part.
    /// </summary>
    public Rgb OfLine(int index, int count) => At(count < 2 ? 0 : PalestLine * index / (count - 1));
}

using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts;

/// <summary>What the colours mean; stands outside the plot.</summary>
internal abstract record Key
{
    /// <summary>What the colours stand for, in a word; may be empty.</summary>
    public abstract string Title { get; }

    /// <summary>What to know about the heading, below it; may be empty.</summary>
    public string Note { get; init; } = string.Empty;
}

/// <summary>A name for each colour.</summary>
internal sealed record ListKey(string Heading, IReadOnlyList<KeyEntry> Entries) : Key
{
    public override string Title => Heading;

    /// <summary>Entries below each other that fit beside a plot; more stand in several columns.</summary>
    public const int MostInColumn = 14;

    /// <summary>More entries than this do not fit beside a plot: use a <see cref="ColorBar"/>.</summary>
    public const int MostEntries = 4 * MostInColumn;

    /// <summary>The entries column by column, as evenly as can be.</summary>
    public IEnumerable<KeyEntry[]> Columns
    {
        get
        {
            var columns = (Entries.Count + MostInColumn - 1) / MostInColumn;
            return Entries.Chunk((Entries.Count + columns - 1) / Math.Max(1, columns));
        }
    }
}

/// <summary>One name. Without a marker shape it stands for an area, else for a line; an upright line is an error bar.</summary>
internal sealed record KeyEntry(string Name, Rgb Color, MarkerShape? Line, bool IsUpright = false);

/// <summary>Colours for numbers.</summary>
/// <param name="Scale">The numbers; its label is the heading.</param>
/// <param name="Colors">The colours.</param>
/// <param name="Most">The part of the colours that is used: the high end's place in the map, 0 to 1.</param>
internal sealed record ColorBar(Axis Scale, Colormap Colors, double Most = 1) : Key
{
    public override string Title => Scale.Label;

    public Rgb ColorOf(double value) => Colors.At(Scale.ShareOf(value) * Most);
}

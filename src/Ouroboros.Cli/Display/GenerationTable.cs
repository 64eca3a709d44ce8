using Ouroboros.Runs;
using Spectre.Console;

namespace Ouroboros.Cli.Display;

/// <summary>The table of past generations, its columns as many as fit.</summary>
/// <param name="width">Columns of the window.</param>
/// <param name="unicode">Whether block characters may be used.</param>
/// <param name="classes">The most effective classes can be.</param>
internal sealed class GenerationTable(int width, bool unicode, int classes)
{
    private const int GenerationWidth = 4;
    private const int EffectiveWidth = 8;
    private const int NarrowestBar = 12;
    private const int WidestBar = 40;
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private readonly Bars _bars = new(unicode);
    private readonly string _none = unicode ? "–" : "-";

    /// <summary>A header and at most <paramref name="height"/> - 1 rows: the real data, and the latest generations.</summary>
    public IReadOnlyList<StyledLine> Lines(IReadOnlyList<GenerationRow> rows, int height)
    {
        if (rows.Count == 0 || height < 2)
        {
            return [];
        }

        var columns = Columns();
        var bar = BarWidth(columns);
        var lines = new List<StyledLine> { Header(columns, bar) };
        if (rows.Count <= height - 1)
        {
            lines.AddRange(rows.Select(row => Row(row, columns, bar)));
            return lines;
        }

        // The first row is what all others are compared with; the middle gives way.
        var latest = Math.Max(1, height - 3);
        if (height >= 4)
        {
            lines.Add(Row(rows[0], columns, bar));
            lines.Add(new StyledLine(width).Add($"{(unicode ? "⋮" : ":"),GenerationWidth}  {rows.Count - 1 - latest} more", Quiet));
        }

        lines.AddRange(rows.Skip(rows.Count - latest).Select(row => Row(row, columns, bar)));
        return lines;
    }

    private List<Column> Columns()
    {
        List<Column> wanted =
        [
            new("top label", 11, row => row.TopLabel is null ? _none : $"{row.TopLabel} {Units.Percent(row.TopShare),8}"),
            new("real test", 11, row => row.RealTestAccuracy is { } accuracy ? Units.Percent(accuracy) : _none),
            new("VAE loss", 10, row => row.VaeLoss is { } loss ? $"{loss:F2}" : _none),
        ];
        var free = width - GenerationWidth - EffectiveWidth;
        return [.. wanted.TakeWhile(column => (free -= column.Width) >= 0)];
    }

    private int BarWidth(List<Column> columns)
    {
        var free = width - GenerationWidth - EffectiveWidth - 1 - columns.Sum(column => column.Width);
        return free < NarrowestBar ? 0 : Math.Min(free, WidestBar);
    }

    private StyledLine Header(List<Column> columns, int bar)
    {
        var effective = bar > 0 ? "    effective classes".PadRight(EffectiveWidth + 1 + bar) : "classes".PadLeft(EffectiveWidth);
        var line = new StyledLine(width).Add("gen".PadLeft(GenerationWidth), Quiet).Add(effective, Quiet);
        columns.ForEach(column => line.Add(column.Title.PadLeft(column.Width), Quiet));
        return line;
    }

    private StyledLine Row(GenerationRow row, List<Column> columns, int bar)
    {
        var known = !double.IsNaN(row.EffectiveClasses);
        var style = new Style(ColorOf(row.EffectiveClasses));
        var line = new StyledLine(width)
            .Add((row.Generation == 0 ? "real" : $"{row.Generation}").PadLeft(GenerationWidth), Quiet)
            .Add((known ? $"{row.EffectiveClasses:F2}" : _none).PadLeft(EffectiveWidth));
        if (bar > 0)
        {
            line.Add(" ").Add(_bars.Value(row.EffectiveClasses / classes, bar).PadRight(bar), style);
        }

        columns.ForEach(column => line.Add(column.Text(row).PadLeft(column.Width)));
        return line;
    }

    private Color ColorOf(double effective) => effective switch
    {
        < CollapseSummary.Threshold => Color.Red,
        _ when effective < 0.7 * classes => Color.Yellow,
        _ => Color.Green,
    };

    private sealed record Column(string Title, int Width, Func<GenerationRow, string> Text);
}

using Ouroboros.Data;
using Ouroboros.Runs;
using Spectre.Console;

namespace Ouroboros.Cli.Display;

/// <summary>The table of past generations, its columns as many as fit.</summary>
/// <param name="width">Columns of the window.</param>
/// <param name="unicode">Whether block characters may be used.</param>
/// <param name="classes">The most effective classes can be.</param>
/// <param name="source">The data set, which names the labels.</param>
internal sealed class GenerationTable(int width, bool unicode, int classes, DataSource source)
{
    // Real data, a fold and three generations: below that there is no room for a second fold.
    private const int EnoughForTwoFolds = 5;
    private const int GenerationWidth = 4;
    private const int EffectiveWidth = 8;
    private const int NarrowestBar = 4;
    private const int WidestBar = 40;
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private readonly Bars _bars = new(unicode);
    private double _threshold = ClassLoss.MaxThreshold;
    private readonly string _none = unicode ? "–" : "-";

    /// <summary>
    /// A header and at most <paramref name="height"/> - 1 rows. What does not fit is folded: generations at the end that
    /// are alike first, since nothing happens there any more, then those after the real data.
    /// </summary>
    public IReadOnlyList<StyledLine> Lines(IReadOnlyList<GenerationRow> rows, int height)
    {
        if (rows.Count == 0 || height < 2)
        {
            return [];
        }

        _threshold = ClassLoss.From(rows.Select(row => (double?)row.EffectiveClasses)).Threshold;
        var columns = Columns();
        var bar = BarWidth(columns);
        var lines = rows.Select(row => Row(row, columns, bar)).ToList();
        var room = height - 1;
        var alike = AlikeAtEnd(rows);
        var excess = rows.Count - room;
        if (excess > 0 && alike > 3 && room >= EnoughForTwoFolds)
        {
            Fold(lines, rows.Count - alike + 1, alike - 2, "more like it");
            excess -= alike - 3;
        }

        // The first row is what all others are compared with.
        if (excess > 0 && room >= 3)
        {
            Fold(lines, 1, excess + 1, "more");
        }
        else if (excess > 0)
        {
            lines.RemoveRange(0, excess);
        }

        return [Header(columns, bar), .. lines];
    }

    private void Fold(List<StyledLine> lines, int first, int count, string words)
    {
        lines.RemoveRange(first, count);
        lines.Insert(first, new StyledLine(width).Add($"{(unicode ? "⋮" : ":"),GenerationWidth}  {count} {words}", Quiet));
    }

    // Losses go on falling after the collapse: what counts is the variety, as it is printed.
    private static int AlikeAtEnd(IReadOnlyList<GenerationRow> rows) =>
        rows.Reverse().TakeWhile(row => Variety(row) == Variety(rows[^1])).Count();

    private static string Variety(GenerationRow row) => $"{row.EffectiveClasses:F2} {row.TopLabel} {Units.Percent(row.TopShare)}";

    private int WidestLabel => source.Set?.LabelNames?.Max(name => name.Length) ?? 1;

    private List<Column> Columns()
    {
        List<Column> wanted =
        [
            new("top label", 10 + WidestLabel, row => row is { TopLabel: { } top, IsByTrueLabels: false } ? $"{source.NameOf(top)} {Units.Percent(row.TopShare),8}" : _none),
            new("real test", 11, row => row.RealTestAccuracy is { } accuracy ? Units.Percent(accuracy) : _none),
            new("VAE loss", 10, row => row.VaeLoss is { } loss ? $"{loss:F2}" : _none),
        ];
        var free = width - GenerationWidth - EffectiveWidth - 1 - NarrowestBar;
        return [.. wanted.TakeWhile(column => (free -= column.Width) >= 0)];
    }

    private int BarWidth(List<Column> columns)
    {
        var free = width - GenerationWidth - EffectiveWidth - 1 - columns.Sum(column => column.Width);
        return free < NarrowestBar ? 0 : Math.Min(free, WidestBar);
    }

    private StyledLine Header(List<Column> columns, int bar)
    {
        const string Long = "    effective classes";
        var room = EffectiveWidth + (bar > 0 ? 1 + bar : 0);
        var effective = (room >= Long.Length ? Long : "classes".PadLeft(EffectiveWidth)).PadRight(room);
        var line = new StyledLine(width).Add("gen".PadLeft(GenerationWidth), Quiet).Add(effective, Quiet);
        columns.ForEach(column => line.Add(column.Title.PadLeft(column.Width), Quiet));
        return line;
    }

    private StyledLine Row(GenerationRow row, List<Column> columns, int bar)
    {
        var known = !double.IsNaN(row.EffectiveClasses) && !row.IsByTrueLabels;
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
        _ when effective < _threshold => Color.Red,
        _ when effective < 0.7 * classes => Color.Yellow,
        _ => Color.Green,
    };

    private sealed record Column(string Title, int Width, Func<GenerationRow, string> Text);
}

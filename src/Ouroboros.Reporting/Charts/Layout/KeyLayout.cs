using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Places a key to the right of the plot.</summary>
internal static class KeyLayout
{
    private const double RowHeight = 19;
    private const double ColumnGap = 12;
    private const double HeadingHeight = 22;
    private const double NoteHeight = 17;
    private const double SwatchWidth = 22;
    private const double AreaSwatch = 12;
    private const double UprightSwatch = 14;
    private const double BarWidth = 14;

    // Names come from outside, and folders' may be of any length: beside two columns of the longest a plot is still left.
    private const double MostNameWidth = 200;

    // Two units are four pixels: steps between the bar's colours stay invisible.
    private const double BarStep = 2;

    /// <summary>Width that the key takes.</summary>
    public static double WidthOf(Key key) => Math.Max(Typeface.Width(key.Note, Theme.Subtitle), key switch
    {
        ListKey list => Math.Max(
            Typeface.Width(list.Heading, Theme.KeyHeading),
            list.Columns.Sum(ColumnWidth) + (ColumnGap * (list.Columns.Count() - 1))),
        ColorBar bar => Math.Max(
            Typeface.Width(bar.Scale.Label, Theme.KeyHeading),
            BarWidth + Theme.TickGap + bar.Scale.Ticks.Max(t => Typeface.Width(t.Text, Theme.KeyText))),
        _ => throw new NotSupportedException($"No layout for {key.GetType().Name}."),
    });

    /// <summary>Draws the key between two heights.</summary>
    public static void Draw(Canvas canvas, Key key, double left, double top, double bottom)
    {
        if (key.Note.Length > 0)
        {
            canvas.Text(Roles.Legend, left, top + 8 + NoteHeight, key.Note, Theme.Subtitle);
        }

        var note = key.Note.Length > 0 ? NoteHeight : 0;
        switch (key)
        {
            case ListKey list:
                DrawList(canvas, list, left, top, note);
                break;
            case ColorBar bar:
                canvas.Text(Roles.Legend, left, top + 8, bar.Scale.Label, Theme.KeyHeading);
                DrawBar(canvas, bar, new Frame(left, top + HeadingHeight + note + 4, left + BarWidth, bottom));
                break;
            default:
                throw new NotSupportedException($"No layout for {key.GetType().Name}.");
        }
    }

    private static void DrawList(Canvas canvas, ListKey list, double left, double top, double note)
    {
        var y = top + 6 + note;
        if (list.Heading.Length > 0)
        {
            canvas.Text(Roles.Legend, left, top + 8, list.Heading, Theme.KeyHeading);
            y += HeadingHeight;
        }

        foreach (var column in list.Columns)
        {
            DrawColumn(canvas, column, left, y);
            left += ColumnWidth(column) + ColumnGap;
        }
    }

    private static void DrawColumn(Canvas canvas, KeyEntry[] entries, double left, double y)
    {
        foreach (var entry in entries)
        {
            if (entry.Line is { } marker)
            {
                var middle = new Point(left + (SwatchWidth / 2), y);
                canvas.Add(entry.IsUpright
                    ? new Box(Roles.Legend, middle.X - (Theme.LineThickness / 2), y - (UprightSwatch / 2), Theme.LineThickness, UprightSwatch, entry.Color)
                    : new Box(Roles.Legend, left, y - (Theme.LineThickness / 2), SwatchWidth, Theme.LineThickness, entry.Color));
                MarkLayout.DrawMarker(canvas, Roles.Legend, marker, middle, entry.Color);
            }
            else
            {
                canvas.Add(new Box(Roles.Legend, left, y - (AreaSwatch / 2), AreaSwatch, AreaSwatch, entry.Color));
            }

            canvas.CenteredText(Roles.Legend, left + Indent(entry), y, Shown(entry.Name), Theme.KeyText, TextAnchor.Start);
            y += RowHeight;
        }
    }

    private static void DrawBar(Canvas canvas, ColorBar bar, Frame frame)
    {
        var steps = (int)Math.Ceiling(frame.Height / BarStep);
        for (var step = 0; step < steps; step++)
        {
            var top = frame.Top + (step * BarStep);
            var share = 1 - ((step + 0.5) / steps);
            var color = bar.Colors.At(share * bar.Most);
            canvas.Add(new Box(Roles.Legend, frame.Left, top, BarWidth, Math.Min(BarStep, frame.Bottom - top), color));
        }

        foreach (var tick in bar.Scale.Ticks)
        {
            var y = frame.Up(bar.Scale.ShareOf(tick.Value));
            canvas.Rule(Roles.Legend, frame.Right, frame.Right + 4, y, Theme.AxisColor);
            canvas.CenteredText(
                Roles.Legend, frame.Right + Theme.TickGap, y, tick.Text, Theme.KeyText, TextAnchor.Start);
        }
    }

    private static double ColumnWidth(KeyEntry[] entries) => entries.Max(e => Indent(e) + Typeface.Width(Shown(e.Name), Theme.KeyText));

    private static string Shown(string name)
    {
        var shown = name;
        for (var length = name.Length - 1; length > 0 && Typeface.Width(shown, Theme.KeyText) > MostNameWidth; length--)
        {
            shown = $"{name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd()}\u2026";
        }

        return shown;
    }

    private static double Indent(KeyEntry entry) => (entry.Line is null ? AreaSwatch : SwatchWidth) + 7;
}

using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Places marks over their axes.</summary>
internal static class MarkLayout
{
    private const double BandOpacity = 0.2;
    private const double Dash = 6;
    private const double DashGap = 4;

    // Small: a page's script finds the nearest, and one must not hide the next.
    private const double TargetRadius = 3;

    // Half the width of an error bar's ends.
    private const double CapLength = 3.5;

    public static void Draw(Canvas canvas, Mark mark, XyChart chart, Frame plot, LineRoom room)
    {
        Point Place(double x, double y) => new(plot.Across(chart.X.ShareOf(x)), plot.Up(chart.Y.ShareOf(y)));
        switch (mark)
        {
            case LineMark line:
                DrawLine(canvas, line, chart, Place, room);
                break;
            case BandMark band:
                Point[] outline =
                [
                    .. LineThinning.Within([.. band.Points.Select(p => Place(p.X, p.High))], room.Corners),
                    .. LineThinning.Within([.. band.Points.Reverse().Select(p => Place(p.X, p.Low))], room.Corners),
                ];
                canvas.Add(new FilledPolygon(Roles.Band, outline, band.Color, BandOpacity));
                break;
            case ErrorBarMark bars:
                DrawErrorBars(canvas, bars, chart, Place);
                break;
            case PostMark post:
                DrawPost(canvas, post, Place(post.X, chart.Y.Low).X, plot);
                break;
            case LevelMark level:
                DrawLevel(canvas, level, chart, Place(chart.X.Low, level.Y).Y, plot, room);
                break;
            case StackMark stack:
                DrawStack(canvas, stack, chart, Place);
                break;
            default:
                throw new NotSupportedException($"No layout for {mark.GetType().Name}.");
        }
    }

    /// <summary>A marker around a point.</summary>
    public static void DrawMarker(Canvas canvas, string role, MarkerShape shape, Point at, Rgb color, string? hint = null)
    {
        const double R = Theme.MarkerRadius;
        switch (shape)
        {
            case MarkerShape.Disc:
                canvas.Add(new Disc(role, at, R, color) { Hint = hint });
                break;
            case MarkerShape.Square:
                canvas.Add(new Box(role, at.X - (0.9 * R), at.Y - (0.9 * R), 1.8 * R, 1.8 * R, color) { Hint = hint });
                break;
            case MarkerShape.Triangle:
                Point top = new(at.X, at.Y - (1.3 * R));
                Point right = new(at.X + (1.2 * R), at.Y + (0.9 * R)), left = new(at.X - (1.2 * R), at.Y + (0.9 * R));
                canvas.Add(new FilledPolygon(role, [top, right, left], color) { Hint = hint });
                break;
            default:
                break;
        }
    }

    private static void DrawLine(Canvas canvas, LineMark line, XyChart chart, Func<double, double, Point> place, LineRoom room)
    {
        var marked = Marked(line, room);
        var piece = new List<Point>();
        foreach (var point in line.Points.Append(new Point(double.NaN, double.NaN)))
        {
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
            {
                piece.Add(point);
                continue;
            }

            if (piece.Count > 1)
            {
                canvas.Add(new Polyline(Roles.Series, LineThinning.Within([.. piece.Select(p => place(p.X, p.Y))], room.Corners), line.Color, line.IsThin ? Theme.ThinLine : Theme.LineThickness)
                {
                    Hint = line.Name.Length > 0 ? line.Name : null,
                });
            }

            // A point alone would be no line at all, so it is always marked.
            var marker = piece.Count == 1 && line.Marker == MarkerShape.None ? MarkerShape.Disc : line.Marker;
            foreach (var p in piece.Where(p => marked is null || marked.Contains(p)))
            {
                var hint = Hints.Of(chart, p.X, line.Name, p.Y);
                if (marker != MarkerShape.None)
                {
                    DrawMarker(canvas, Roles.Marker, marker, place(p.X, p.Y), line.Color, hint);
                }
                else if (room.HasTargets && !line.IsThin)
                {
                    canvas.Add(new Disc(Roles.Target, place(p.X, p.Y), TargetRadius, line.Color, Opacity: 0) { Hint = hint });
                }
            }

            piece.Clear();
        }
    }

    // Null for every point.
    private static HashSet<Point>? Marked(LineMark line, LineRoom room) => line.Points.Count <= room.Points
        ? null
        : [.. Thinning.Evenly([.. line.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y))], room.Points)];

    private static void DrawErrorBars(Canvas canvas, ErrorBarMark bars, XyChart chart, Func<double, double, Point> place)
    {
        foreach (var (at, from, to) in bars.Points)
        {
            if (double.IsFinite(from) && double.IsFinite(to))
            {
                Point low = place(at.X, from), high = place(at.X, to);
                canvas.Add(new Polyline(Roles.ErrorBar, [low, high], bars.Color, Theme.LineThickness));
                foreach (var end in new[] { low, high })
                {
                    canvas.Add(new Polyline(Roles.ErrorBar, [end with { X = end.X - CapLength }, end with { X = end.X + CapLength }], bars.Color, Theme.LineThickness));
                }
            }

            DrawMarker(canvas, Roles.Marker, bars.Marker, place(at.X, at.Y), bars.Color, Hints.Of(chart, at.X, bars.Name, at.Y));
        }
    }

    // The sign stays above the plot, where no line can cross it, and within the plot's width.
    private static void DrawPost(Canvas canvas, PostMark post, double x, Frame plot)
    {
        canvas.Post(Roles.Event, x, plot.Top - (post.Sign.Length > 0 ? 4 : 0), plot.Bottom, Theme.FaintInk);
        if (post.Sign.Length > 0)
        {
            var half = Math.Min(Typeface.Width(post.Sign, Theme.Subtitle), plot.Width) / 2;
            var middle = Math.Clamp(x, plot.Left + half, plot.Right - half);
            canvas.Text(Roles.Event, middle, plot.Top - 10, post.Sign, Theme.Subtitle, TextAnchor.Middle);
        }
    }

    private static void DrawLevel(Canvas canvas, LevelMark level, XyChart chart, double y, Frame plot, LineRoom room)
    {
        for (var x = plot.Left; x < plot.Right; x += Dash + DashGap)
        {
            canvas.Rule(Roles.Event, x, Math.Min(x + Dash, plot.Right), y, level.Color);
        }

        if (room.HasTargets && level.Name.Length > 0)
        {
            Point[] around = [new(plot.Left, y - TargetRadius), new(plot.Right, y - TargetRadius), new(plot.Right, y + TargetRadius), new(plot.Left, y + TargetRadius)];
            canvas.Add(new FilledPolygon(Roles.Target, around, level.Color, Opacity: 0) { Hint = $"{level.Name}: {Hints.Value(chart.Y, level.Y)}" });
        }
    }

    private static void DrawStack(Canvas canvas, StackMark stack, XyChart chart, Func<double, double, Point> place)
    {
        var left = Sharp(place(stack.X - (stack.Width / 2), 0).X);
        var right = Sharp(place(stack.X + (stack.Width / 2), 0).X);
        double from = 0;
        foreach (var part in stack.Parts.Where(p => p.Height > 0))
        {
            double bottom = Sharp(place(stack.X, from).Y), top = Sharp(place(stack.X, from + part.Height).Y);
            if (bottom > top)
            {
                canvas.Add(new Box(Roles.Bar, left, top, right - left, bottom - top, part.Color) { Hint = Hints.Of(chart, stack.X, $"{chart.Key?.Title} {part.Label}".Trim(), part.Height) });
            }

            var fits = Typeface.Width(part.Label, Theme.TickText) + 2 <= right - left
                && Typeface.CapHeight(Theme.TickText) + 5 <= bottom - top;
            if (fits)
            {
                var style = Theme.TickText with { Color = part.Color.Writing() };
                var (x, y) = ((left + right) / 2, (top + bottom) / 2);
                canvas.CenteredText(Roles.BarLabel, x, y, part.Label, style, TextAnchor.Middle);
            }

            from += part.Height;
        }
    }

    // To halves of a unit, where pixels begin: parts then meet without a pale seam.
    private static double Sharp(double value) => Math.Floor((2 * value) + 0.5) / 2;
}

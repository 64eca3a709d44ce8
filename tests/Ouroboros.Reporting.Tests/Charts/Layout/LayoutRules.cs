using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Tests.Charts.Layout;

/// <summary>
/// What every drawing must keep to: all of it on the canvas, no text over text, the key outside the plot.
/// </summary>
internal static class LayoutRules
{
    public static void Check(Drawing drawing)
    {
        var canvas = new Box("canvas", 0, 0, drawing.Width, drawing.Height, Rgb.White);
        foreach (var shape in drawing.Shapes)
        {
            Assert.True(Within(BoundsOf(shape), canvas), $"{drawing.Title}: {shape} leaves the canvas.");
        }

        var texts = drawing.Shapes.OfType<TextRun>().ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.NotEmpty(texts[i].Text);
            foreach (var other in texts.Take(i))
            {
                Assert.False(
                    Overlap(BoundsOf(texts[i]), BoundsOf(other)),
                    $"{drawing.Title}: '{texts[i].Text}' overlaps '{other.Text}'.");
            }
        }

        CheckKey(drawing);
    }

    /// <summary>The rectangle that holds a shape; for text, from its capitals' height to a quarter em below.</summary>
    public static Box BoundsOf(Shape shape) => shape switch
    {
        Box box => box,
        Disc disc => Around(disc.Radius, disc.Center),
        Polyline line => Around(line.Thickness / 2, [.. line.Points]),
        FilledPolygon polygon => Around(0, [.. polygon.Corners]),
        GrayImage image => new Box(
            image.Role, image.X, image.Y, image.Columns * image.PixelSize, image.Rows * image.PixelSize, Rgb.White),
        TextRun text => BoundsOf(text),
        _ => throw new NotSupportedException(shape.GetType().Name),
    };

    public static bool Overlap(Box a, Box b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static void CheckKey(Drawing drawing)
    {
        var key = drawing.Shapes.Where(s => s.Role == Roles.Legend).Select(BoundsOf).ToArray();
        var plot = drawing.Shapes.Where(IsInPlot).Select(BoundsOf).ToArray();
        if (key.Length > 0 && plot.Length > 0)
        {
            Assert.True(plot.Max(p => p.X + p.Width) < key.Min(k => k.X), $"{drawing.Title}: the key reaches into the plot.");
        }
    }

    private static bool IsInPlot(Shape shape) =>
        shape.Role is Roles.Series or Roles.Marker or Roles.ErrorBar or Roles.Band or Roles.Bar or Roles.Cell or Roles.Grid;

    private static Box BoundsOf(TextRun text)
    {
        double width = Typeface.Width(text.Text, text.Style), before = Typeface.AnchorShift(text);
        double above = Typeface.CapHeight(text.Style), height = above + (text.Style.Size / 4);
        return text.Upright
            ? new Box(text.Role, text.X - above, text.Y + before - width, height, width, Rgb.White)
            : new Box(text.Role, text.X - before, text.Y - above, width, height, Rgb.White);
    }

    private static Box Around(double margin, params Point[] points)
    {
        double left = points.Min(p => p.X), top = points.Min(p => p.Y);
        double width = points.Max(p => p.X) - left, height = points.Max(p => p.Y) - top;
        return new Box("bounds", left - margin, top - margin, width + (2 * margin), height + (2 * margin), Rgb.White);
    }

    // Written so that a coordinate that is no number fails.
    private static bool Within(Box inner, Box outer) =>
        inner.X >= 0 && inner.Y >= 0 && inner.X + inner.Width <= outer.Width && inner.Y + inner.Height <= outer.Height;
}

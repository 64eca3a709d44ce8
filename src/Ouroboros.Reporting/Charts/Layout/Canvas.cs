using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Collects the shapes of a drawing.</summary>
internal sealed class Canvas
{
    private readonly List<Shape> _shapes = [];

    public void Add(Shape shape) => _shapes.Add(shape);

    /// <summary>Text on a baseline.</summary>
    public void Text(
        string role, double x, double baseline, string text, TextStyle style, TextAnchor anchor = TextAnchor.Start) =>
        Add(new TextRun(role, x, baseline, text, style, anchor));

    /// <summary>Text whose capitals and digits are centred on a height.</summary>
    public void CenteredText(string role, double x, double center, string text, TextStyle style, TextAnchor anchor) =>
        Text(role, x, center + (Typeface.CapHeight(style) / 2), text, style, anchor);

    /// <summary>Text from bottom to top; its middle at (x, center), its capitals to the left of x.</summary>
    public void UprightText(string role, double x, double center, string text, TextStyle style) =>
        Add(new TextRun(role, x, center, text, style, TextAnchor.Middle, Upright: true));

    /// <summary>A horizontal line one unit thick, on whole units, so that it is sharp.</summary>
    public void Rule(string role, double left, double right, double y, Rgb color) =>
        Add(new Box(role, left, Whole(y - 0.5), right - left, 1, color));

    /// <summary>A vertical line one unit thick, on whole units.</summary>
    public void Post(string role, double x, double top, double bottom, Rgb color) =>
        Add(new Box(role, Whole(x - 0.5), top, 1, bottom - top, color));

    /// <summary>Title and subtitle in the upper left corner.</summary>
    /// <returns>The height where the chart may begin.</returns>
    public double Header(Figure figure)
    {
        Text(Roles.Title, Theme.Margin, Theme.Margin + 14, figure.Title, Theme.Title);
        if (figure.Subtitle.Length == 0)
        {
            return Theme.Margin + 30;
        }

        Text(Roles.Title, Theme.Margin, Theme.Margin + 34, figure.Subtitle, Theme.Subtitle);
        return Theme.Margin + 52;
    }

    public Drawing Finish(double width, double height, string title) => new(width, height, title, _shapes);

    private static double Whole(double value) => Math.Floor(value + 0.5);
}

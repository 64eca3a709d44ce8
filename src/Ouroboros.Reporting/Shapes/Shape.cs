namespace Ouroboros.Reporting.Shapes;

/// <summary>One thing to draw. All lengths are canvas units.</summary>
/// <param name="Role">What it is in its chart (see <see cref="Roles"/>); the class name in SVG.</param>
internal abstract record Shape(string Role)
{
    /// <summary>What it stands for, in words and numbers, for those who point at it; null for nothing.</summary>
    public string? Hint { get; init; }
}

/// <summary>A filled polygon; closed by itself.</summary>
internal sealed record FilledPolygon(string Role, IReadOnlyList<Point> Corners, Rgb Color, double Opacity = 1)
    : Shape(Role);

/// <summary>A filled rectangle with sides along the axes.</summary>
internal sealed record Box(string Role, double X, double Y, double Width, double Height, Rgb Color) : Shape(Role);

/// <summary>A line through points, with round joins and flat ends.</summary>
internal sealed record Polyline(string Role, IReadOnlyList<Point> Points, Rgb Color, double Thickness) : Shape(Role);

/// <summary>A filled circle.</summary>
internal sealed record Disc(string Role, Point Center, double Radius, Rgb Color, double Opacity = 1) : Shape(Role);

/// <summary>A line of text whose anchor lies on the baseline at (X, Y); upright text runs from bottom to top.</summary>
internal sealed record TextRun(
    string Role, double X, double Y, string Text, TextStyle Style,
    TextAnchor Anchor = TextAnchor.Start, bool Upright = false) : Shape(Role);

/// <summary>A grey image, enlarged without smoothing. Pixels are row-major, 0 black to 255 white.</summary>
internal sealed record GrayImage(
    string Role, double X, double Y, double PixelSize, int Columns, ReadOnlyMemory<byte> Pixels) : Shape(Role)
{
    public int Rows => Pixels.Length / Columns;
}

/// <summary>How text looks.</summary>
internal sealed record TextStyle(double Size, Rgb Color, bool Medium = false);

/// <summary>Which end of the text lies at its position.</summary>
internal enum TextAnchor
{
    /// <summary>The text begins there.</summary>
    Start,

    /// <summary>The text's middle is there.</summary>
    Middle,

    /// <summary>The text ends there.</summary>
    End,
}

using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>
/// Sizes and colours common to all figures. Text is large for the canvas, so that it survives halving.
/// </summary>
internal static class Theme
{
    public const double FigureWidth = 640;
    public const double FigureHeight = 400;
    public const double Margin = 16;

    /// <summary>Between a tick's text and its axis.</summary>
    public const double TickGap = 8;

    /// <summary>Between the plot and its key.</summary>
    public const double KeyGap = 18;

    public const double LineThickness = 1.75;
    public const double ThinLine = 0.75;
    public const double MarkerRadius = 3.25;

    public static readonly Rgb Ink = Rgb.FromHex("222222");
    public static readonly Rgb FaintInk = Rgb.FromHex("5C5C5C");
    public static readonly Rgb AxisColor = Rgb.FromHex("8A8A8A");
    public static readonly Rgb GridColor = Rgb.FromHex("E6E6E6");

    public static readonly TextStyle Title = new(17, Ink, Medium: true);
    public static readonly TextStyle Subtitle = new(13, FaintInk);
    public static readonly TextStyle Label = new(13.5, Ink);
    public static readonly TextStyle TickText = new(13, Ink);
    public static readonly TextStyle KeyHeading = new(13, Ink, Medium: true);
    public static readonly TextStyle KeyText = new(13, Ink);
}

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>A rectangle of the canvas.</summary>
internal readonly record struct Frame(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double Middle => (Left + Right) / 2;

    public double Center => (Top + Bottom) / 2;

    /// <summary>Where a share of the width lies.</summary>
    public double Across(double share) => Left + (share * Width);

    /// <summary>Where a share of the height lies, counted from the bottom.</summary>
    public double Up(double share) => Bottom - (share * Height);
}

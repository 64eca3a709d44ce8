using System.Globalization;

namespace Ouroboros.Reporting.Shapes;

/// <summary>An opaque sRGB colour.</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    public static readonly Rgb White = new(255, 255, 255);

    public static readonly Rgb Black = new(0, 0, 0);

    /// <summary>As CSS writes it: <c>#0072b2</c>.</summary>
    public string Css => $"#{R:x2}{G:x2}{B:x2}";

    /// <summary>From six hexadecimal digits.</summary>
    public static Rgb FromHex(ReadOnlySpan<char> hex) => new(Part(hex[..2]), Part(hex[2..4]), Part(hex[4..6]));

    /// <summary>This colour with <paramref name="other"/> mixed in; 0 is all this, 1 all the other.</summary>
    public Rgb Mix(Rgb other, double share) =>
        new(Channel(R, other.R, share), Channel(G, other.G, share), Channel(B, other.B, share));

    /// <summary>Black or white, whichever stands out more from this colour as text: the contrast is 4.5:1 or more.</summary>
    /// <remarks>Of a luminance of 0.179 both have a contrast of 4.58:1. A grey instead of black would not come to 4.5:1 everywhere.</remarks>
    public Rgb Writing() => Luminance() < 0.179 ? White : Black;

    // Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white), within 0.001.
    private double Luminance() => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    // The curve of sRGB as a cubic, from operations that give the same bits everywhere; the C library's power does not
    // (I. Taylor, "sRGB approximations for HLSL", 2012).
    private static double Linear(byte channel)
    {
        var x = channel / 255.0;
        return x * ((x * ((x * 0.305306011) + 0.682171111)) + 0.012522878);
    }

    private static byte Part(ReadOnlySpan<char> hex) =>
        byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte Channel(byte from, byte to, double share) =>
        (byte)Math.Floor(from + ((to - from) * share) + 0.5);
}

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

    /// <summary>
    /// Whether white text stands out from it more than dark text does: relative luminance (WCAG's weights, its curve
    /// taken as a square) below a quarter.
    /// </summary>
    public bool IsDark => (2126 * R * R) + (7152 * G * G) + (722 * B * B) < 2500 * 255 * 255;

    private static byte Part(ReadOnlySpan<char> hex) =>
        byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte Channel(byte from, byte to, double share) =>
        (byte)Math.Floor(from + ((to - from) * share) + 0.5);
}

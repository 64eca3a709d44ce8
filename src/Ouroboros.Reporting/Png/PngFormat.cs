using System.Buffers.Binary;

namespace Ouroboros.Reporting.Png;

/// <summary>What reader and writer of PNG share.</summary>
internal static class PngFormat
{
    // In the header, which is the first chunk.
    private const int WidthAt = 16;
    private const int HeightAt = 20;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file begins as a PNG file does, up to its size.</summary>
    public static bool HasSize(ReadOnlySpan<byte> file) => file.Length >= HeightAt + 4 && file.StartsWith(Signature);

    /// <summary>Width and height in pixels that a file gives itself.</summary>
    /// <param name="file">One that <see cref="HasSize"/>.</param>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> file) =>
        (BinaryPrimitives.ReadInt32BigEndian(file[WidthAt..]), BinaryPrimitives.ReadInt32BigEndian(file[HeightAt..]));

    /// <summary>
    /// The linear predictor of Paeth: whichever of left, above and corner is nearest to left + above - corner.
    /// </summary>
    public static byte Paeth(byte left, byte above, byte corner)
    {
        var guess = left + above - corner;
        int a = Math.Abs(guess - left), b = Math.Abs(guess - above), c = Math.Abs(guess - corner);
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}

/// <summary>The colour types that are written here; values as in IHDR.</summary>
internal enum PngColorType : byte
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
}

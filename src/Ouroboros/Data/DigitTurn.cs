namespace Ouroboros.Data;

/// <summary>Turns images that a file holds column by column.</summary>
internal static class DigitTurn
{
    private const int Side = DigitSet.Side;

    /// <summary>Mirrors every image at its diagonal, in place.</summary>
    /// <param name="pixels">[images, 784].</param>
    public static void Transpose(Span<byte> pixels)
    {
        for (; pixels.Length > 0; pixels = pixels[DigitSet.PixelsPerImage..])
        {
            for (var row = 0; row < Side; row++)
            {
                for (var column = 0; column < row; column++)
                {
                    var (below, above) = ((row * Side) + column, (column * Side) + row);
                    (pixels[below], pixels[above]) = (pixels[above], pixels[below]);
                }
            }
        }
    }
}

using Ouroboros.Reporting.Raster;

namespace Ouroboros.Reporting.Tests.Fakes;

/// <summary>Bytes without a pattern, the same each time (xorshift32).</summary>
internal static class Noise
{
    public static byte[] Bytes(int count, int below = 256)
    {
        var state = 2463534242u;
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[i] = (byte)((state >> 8) % below);
        }

        return bytes;
    }

    /// <summary>A grey image of noise with the given number of shades.</summary>
    public static Bitmap Gray(int width, int height, int shades)
    {
        var image = new Bitmap(width, height);
        var bytes = Bytes(width * height, shades);
        for (var i = 0; i < bytes.Length; i++)
        {
            image[i % width, i / width] = new(bytes[i], bytes[i], bytes[i]);
        }

        return image;
    }

    /// <summary>A coloured image of noise.</summary>
    public static Bitmap Color(int width, int height, int shades)
    {
        var image = new Bitmap(width, height);
        Bytes(image.Samples.Length, shades).CopyTo(image.Samples, 0);
        return image;
    }
}

using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Raster;

/// <summary>An opaque image of 8-bit sRGB pixels.</summary>
internal sealed class Bitmap
{
    /// <summary>A white image.</summary>
    public Bitmap(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
        Samples = new byte[3 * width * height];
        Samples.AsSpan().Fill(255);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>[height, width, 3] red, green, blue.</summary>
    public byte[] Samples { get; }

    /// <summary>Whether every pixel is black, white or grey.</summary>
    public bool IsGray
    {
        get
        {
            for (var at = 0; at < Samples.Length; at += 3)
            {
                if (Samples[at] != Samples[at + 1] || Samples[at] != Samples[at + 2])
                {
                    return false;
                }
            }

            return true;
        }
    }

    public Rgb this[int x, int y]
    {
        get
        {
            var at = 3 * ((y * Width) + x);
            return new Rgb(Samples[at], Samples[at + 1], Samples[at + 2]);
        }

        set
        {
            var at = 3 * ((y * Width) + x);
            (Samples[at], Samples[at + 1], Samples[at + 2]) = (value.R, value.G, value.B);
        }
    }

    /// <summary>A part of the image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond the image.</exception>
    public Bitmap Part(int left, int top, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width - left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height - top);
        var part = new Bitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            Samples.AsSpan(3 * (((top + y) * Width) + left), 3 * width).CopyTo(part.Samples.AsSpan(3 * y * width));
        }

        return part;
    }

    /// <summary>
    /// The colours of the image in rising order of red, green, blue; null when there are more than 256.
    /// </summary>
    public static Rgb[]? ExactPalette(IEnumerable<Bitmap> images)
    {
        var seen = new HashSet<int>();
        foreach (var image in images)
        {
            var last = -1;
            for (var at = 0; at < image.Samples.Length; at += 3)
            {
                var color = (image.Samples[at] << 16) | (image.Samples[at + 1] << 8) | image.Samples[at + 2];
                if (color != last && seen.Add(color) && seen.Count > 256)
                {
                    return null;
                }

                last = color;
            }
        }

        return [.. seen.Order().Select(c => new Rgb((byte)(c >> 16), (byte)(c >> 8), (byte)c))];
    }

    /// <summary>[height, width] index of each pixel's colour in a palette that has it.</summary>
    public byte[] Indices(IReadOnlyList<Rgb> palette)
    {
        var indexOf = new Dictionary<int, byte>(palette.Count);
        for (var i = 0; i < palette.Count; i++)
        {
            indexOf[(palette[i].R << 16) | (palette[i].G << 8) | palette[i].B] = (byte)i;
        }

        var indices = new byte[Width * Height];
        for (int pixel = 0, at = 0; pixel < indices.Length; pixel++, at += 3)
        {
            indices[pixel] = indexOf[(Samples[at] << 16) | (Samples[at + 1] << 8) | Samples[at + 2]];
        }

        return indices;
    }
}

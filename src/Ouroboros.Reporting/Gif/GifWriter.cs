using System.Text;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Gif;

/// <summary>Writes an animation as GIF89a, with one palette that holds every colour of every frame exactly.</summary>
internal static class GifWriter
{
    /// <summary>The least delay, in hundredths of a second: browsers slow down whatever is faster.</summary>
    public const int LeastDelay = 2;

    /// <summary>Encodes frames of equal size.</summary>
    /// <param name="frames">At least one image.</param>
    /// <param name="durations">How long each frame stays, in milliseconds; see <see cref="DelayOf"/>.</param>
    /// <param name="loop">Whether the animation starts again for ever, or stops at its last frame.</param>
    /// <exception cref="ArgumentException">
    /// There is no frame, sizes differ, the frames have more than 256 colours, or not each has a positive duration.
    /// </exception>
    public static byte[] Encode(IReadOnlyList<Bitmap> frames, IReadOnlyList<int> durations, bool loop)
    {
        if (frames.Count == 0 || frames.Any(f => f.Width != frames[0].Width || f.Height != frames[0].Height))
        {
            throw new ArgumentException("An animation needs one frame or more, all of one size.", nameof(frames));
        }

        if (durations.Count != frames.Count)
        {
            throw new ArgumentException($"{frames.Count} frames have {durations.Count} durations.", nameof(durations));
        }

        var palette = Bitmap.ExactPalette(frames)
            ?? throw new ArgumentException("The frames have more than the 256 colours of a GIF.", nameof(frames));
        var depth = 2;
        while (1 << depth < palette.Length)
        {
            depth++;
        }

        using var file = new MemoryStream();
        WriteHeader(file, frames[0], palette, depth);
        if (loop)
        {
            // Netscape's application extension; 0 repetitions mean no end.
            file.Write([0x21, 0xFF, 11, .. Encoding.ASCII.GetBytes("NETSCAPE2.0"), 3, 1, 0, 0, 0]);
        }

        foreach (var (frame, duration) in frames.Zip(durations))
        {
            WriteFrame(file, frame, palette, depth, DelayOf(duration));
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>
    /// A duration in GIF's unit: hundredths of a second, rounded to the nearest (halves up), from
    /// <see cref="LeastDelay"/> to 65,535.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not positive.</exception>
    public static int DelayOf(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, 1);
        return (int)Math.Clamp((milliseconds + 5L) / 10, LeastDelay, ushort.MaxValue);
    }

    private static void WriteHeader(MemoryStream file, Bitmap frame, Rgb[] palette, int depth)
    {
        file.Write("GIF89a"u8);
        WriteSize(file, frame);

        // A global palette of 2^depth colours, 8 bits a channel; no background, square pixels.
        file.Write([(byte)(0x80 | 0x70 | (depth - 1)), 0, 0]);
        for (var i = 0; i < 1 << depth; i++)
        {
            var color = i < palette.Length ? palette[i] : Rgb.Black;
            file.Write([color.R, color.G, color.B]);
        }
    }

    private static void WriteFrame(MemoryStream file, Bitmap frame, Rgb[] palette, int depth, int delay)
    {
        // Graphic control: leave the frame in place, no transparency.
        file.Write([0x21, 0xF9, 4, 0x04, (byte)delay, (byte)(delay >> 8), 0, 0]);
        file.Write([0x2C, 0, 0, 0, 0]);
        WriteSize(file, frame);
        file.Write([0, (byte)depth]);
        foreach (var block in LzwEncoder.Encode(frame.Indices(palette), depth).Chunk(255))
        {
            file.WriteByte((byte)block.Length);
            file.Write(block);
        }

        file.WriteByte(0);
    }

    private static void WriteSize(MemoryStream file, Bitmap frame) =>
        file.Write([(byte)frame.Width, (byte)(frame.Width >> 8), (byte)frame.Height, (byte)(frame.Height >> 8)]);
}

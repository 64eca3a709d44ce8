using Ouroboros.Reporting.Gif;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Gif;

public sealed class GifWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(128)]
    [InlineData(256)]
    public void Frames_come_back_pixel_by_pixel(int shades)
    {
        // Noise of this size fills the code table several times over; the flat frame makes the longest phrases.
        var flat = new Bitmap(150, 120) { [3, 4] = new(0, 0, 0) };
        Bitmap[] frames = [Noise.Gray(150, 120, shades), flat, Noise.Gray(150, 120, shades)];

        var read = new GifReader(GifWriter.Encode(frames, [200, 200, 200], loop: true));

        Assert.Equal(("GIF89a", 150, 120), (read.Signature, read.Width, read.Height));
        Assert.True(read.IsComplete);
        Assert.Equal(frames.Length, read.Frames.Count);
        for (var i = 0; i < frames.Length; i++)
        {
            Assert.Equal(frames[i].Samples, read.Samples(i));
        }
    }

    [Fact]
    public void Colours_are_kept_exactly()
    {
        var image = new Bitmap(2, 1) { [0, 0] = new(1, 2, 3), [1, 0] = new(250, 0, 7) };

        var read = new GifReader(GifWriter.Encode([image], [100], loop: false));

        Assert.Equal([new(1, 2, 3), new(250, 0, 7)], read.Frames[0].Indices.Select(i => read.Palette[i]));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(20, 2)]
    [InlineData(24, 2)]
    [InlineData(25, 3)]
    [InlineData(200, 20)]
    [InlineData(1004, 100)]
    [InlineData(int.MaxValue, 65535)]
    public void Delays_are_rounded_to_hundredths_of_a_second(int milliseconds, int expected)
    {
        var read = new GifReader(GifWriter.Encode([new Bitmap(2, 2), new Bitmap(2, 2)], [milliseconds, 500], loop: true));

        Assert.Equal([expected, 50], read.Frames.Select(f => f.Delay));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, null)]
    public void Looping_is_asked_for_or_left_out(bool loop, int? repetitions) =>
        Assert.Equal(repetitions, new GifReader(GifWriter.Encode([new Bitmap(2, 2)], [100], loop)).Repetitions);

    [Fact]
    public void More_colours_than_a_palette_holds_are_refused() =>
        Assert.Throws<ArgumentException>(() => GifWriter.Encode([Noise.Color(40, 40, 256)], [100], loop: true));

    [Fact]
    public void Frames_of_different_sizes_are_refused() =>
        Assert.Throws<ArgumentException>(() => GifWriter.Encode([new Bitmap(2, 2), new Bitmap(3, 2)], [100, 100], loop: true));

    [Fact]
    public void Every_frame_needs_a_positive_duration()
    {
        Assert.Throws<ArgumentException>(() => GifWriter.Encode([], [], loop: true));
        Assert.Throws<ArgumentException>(() => GifWriter.Encode([new Bitmap(2, 2)], [100, 100], loop: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => GifWriter.Encode([new Bitmap(2, 2)], [0], loop: true));
    }
}

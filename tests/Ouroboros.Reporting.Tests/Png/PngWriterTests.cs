using System.Buffers.Binary;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Png;

public sealed class PngWriterTests
{
    private const byte Gray = 0;
    private const byte Rgb = 2;
    private const byte Palette = 3;

    public static TheoryData<string, byte> Kinds => new()
    {
        { "gray", Gray }, { "few colours", Palette }, { "many colours", Rgb }, { "white", Gray },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_written_is_read_back(string kind, byte colorType)
    {
        var image = Make(kind);

        var file = PngWriter.Encode(image, 192);
        var read = PngReader.Decode(file);

        Assert.Equal(colorType, file[PngFile.DataOf(file, "IHDR") + 9]);
        Assert.Equal((image.Width, image.Height), (read.Width, read.Height));
        Assert.Equal(image.Samples, read.Samples);
    }

    [Fact]
    public void A_pixel_is_enough()
    {
        var image = new Bitmap(1, 1) { [0, 0] = new(1, 2, 3) };

        Assert.Equal(image.Samples, PngReader.Decode(PngWriter.Encode(image, 96)).Samples);
    }

    [Fact]
    public void Resolution_is_written_in_pixels_a_metre()
    {
        var file = PngWriter.Encode(new Bitmap(2, 2), 192);
        var data = file.AsSpan(PngFile.DataOf(file, "pHYs"), 9);

        Assert.Equal(7559, BinaryPrimitives.ReadInt32BigEndian(data));
        Assert.Equal(7559, BinaryPrimitives.ReadInt32BigEndian(data[4..]));
        Assert.Equal(1, data[8]);
    }

    [Fact]
    public void Equal_images_give_equal_bytes() =>
        Assert.Equal(PngWriter.Encode(Make("many colours"), 96), PngWriter.Encode(Make("many colours"), 96));

    private static Bitmap Make(string kind) => kind switch
    {
        "gray" => Noise.Gray(53, 31, 256),
        "few colours" => Noise.Color(53, 31, 6),
        "many colours" => Noise.Color(53, 31, 256),
        _ => new Bitmap(53, 31),
    };
}

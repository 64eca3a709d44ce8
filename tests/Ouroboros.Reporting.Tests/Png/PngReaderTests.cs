using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Png;

public sealed class PngReaderTests
{
    [Fact]
    public void Every_filter_is_undone()
    {
        // Rows of three grey pixels, differences worked out by hand from the rows below.
        byte[] rows =
        [
            0, 10, 20, 40,
            1, 10, 20, 40,
            2, 5, 5, 5,
            3, 1, 2, 3,
            4, 1, 1, 1,
        ];

        var image = PngReader.Decode(PngFile.Make(3, 5, 0, rows));

        // Sub: 10, 30, 70. Up: 15, 35, 75. Average: 1+7, 2+(8+35)/2, 3+(23+75)/2. Paeth: 1+8, 1+23, 1+52.
        byte[] expected = [10, 20, 40, 10, 30, 70, 15, 35, 75, 8, 23, 52, 9, 24, 53];
        Assert.Equal(expected, image.Samples.Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void Palettes_are_looked_up()
    {
        var image = PngReader.Decode(PngFile.Make(2, 1, 3, [0, 1, 0], [1, 2, 3, 4, 5, 6]));

        Assert.Equal((new Rgb(4, 5, 6), new Rgb(1, 2, 3)), (image[0, 0], image[1, 0]));
    }

    [Fact]
    public void A_changed_byte_is_found_by_its_chunk()
    {
        var file = PngWriter.Encode(Noise.Gray(20, 20, 256), 96);
        file[PngFile.DataOf(file, "IDAT") + 30] ^= 1;

        Assert.Contains("chunk IDAT has the checksum", Failure(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var file = PngWriter.Encode(Noise.Gray(6, 6, 256), 96);
        for (var length = 0; length < file.Length; length++)
        {
            Assert.NotEmpty(Failure(file[..length]));
        }
    }

    [Theory]
    [InlineData("signature", "signature of a PNG file")]
    [InlineData("16 bits", "expected 8 bits")]
    [InlineData("alpha", "colour type 6")]
    [InlineData("no pixels", "IHDR or IDAT is missing")]
    [InlineData("no size", "0 x 4 pixels is out of range")]
    [InlineData("huge", "out of range")]
    [InlineData("too few rows", "not the 20 bytes")]
    [InlineData("too many rows", "not the 20 bytes")]
    [InlineData("filter", "filter 5")]
    [InlineData("palette", "colour 9, its palette 1")]
    public void What_is_wrong_is_said(string what, string expected)
    {
        byte[] rows = new byte[20];
        var file = what switch
        {
            "signature" => [.. "GIF89a"u8, .. rows],
            "16 bits" => PngFile.Make(4, 4, 0, rows, bits: 16),
            "alpha" => PngFile.Make(4, 4, 6, rows),
            "no pixels" => [.. PngFormat.Signature, .. PngFile.Chunk("IEND", [])],
            "no size" => PngFile.Make(0, 4, 0, rows),
            "huge" => PngFile.Make(70_000, 70_000, 0, rows),
            "too few rows" => PngFile.Make(4, 4, 0, rows[..15]),
            "too many rows" => PngFile.Make(4, 4, 0, [.. rows, 0]),
            "filter" => PngFile.Make(4, 4, 0, [5, .. rows[1..]]),
            _ => PngFile.Make(4, 4, 3, [0, 9, .. rows[2..]], [1, 2, 3]),
        };

        Assert.Contains(expected, Failure(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 14, 1 << 14)]
    [InlineData(1 << 28, 1)]
    public void A_size_that_the_packed_bytes_cannot_hold_takes_no_memory(int width, int height)
    {
        var file = PngFile.Make(width, height, 2, new byte[1000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("packed bytes cannot hold", Failure(file), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Pixels_that_do_not_decompress_are_refused()
    {
        var file = PngFile.Make(4, 4, 0, new byte[20]);
        var data = PngFile.DataOf(file, "IDAT");

        // Zlib's second byte: its bit 5 asks for a dictionary, and the low bits make the first two a multiple of 31.
        var dictionary = (byte)(0x20 | (31 - (((file[data] << 8) | 0x20) % 31)));
        foreach (var (at, value) in new[] { (1, dictionary), (2, (byte)0xff) })
        {
            var packed = file[data..^16];
            packed[at] = value;
            byte[] damaged = [.. file[..(data - 8)], .. PngFile.Chunk("IDAT", packed), .. file[^12..]];
            Assert.Equal("its pixels do not decompress", Failure(damaged));
        }
    }

    private static string Failure(byte[] file) => Assert.Throws<InvalidDataException>(() => PngReader.Decode(file)).Message;
}

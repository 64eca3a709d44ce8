using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Tests.Png;
using static Ouroboros.Fuzzing.Attacks.Attack;

namespace Ouroboros.Fuzzing.Attacks;

public sealed class PictureAttackTests
{
    [Theory]
    [InlineData(1 << 14, 1 << 14, 2)]
    [InlineData(1 << 28, 1, 2)]
    [InlineData(1, 1 << 28, 2)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(65_536, 65_536, 0)]
    [InlineData(-1, -1, 0)]
    [InlineData(int.MinValue, 1, 0)]
    public void A_size_that_the_file_does_not_hold_is_refused(int width, int height, byte type) =>
        Assert.False(On("png", PngFile.Make(width, height, type, new byte[100])));

    [Fact]
    public void A_bomb_goes_off_only_as_far_as_its_file_could_hold()
    {
        Assert.False(On("png", PngFile.Make(4, 3, 0, new byte[20_000_000])));
        Assert.True(On("png", PngFile.Make(2000, 2000, 0, new byte[2000 * 2001])));
    }

    [Fact]
    public void Pixels_that_ask_for_a_dictionary_are_refused()
    {
        var packed = Zlib.Compress(new byte[15]);
        packed[1] = (byte)(0x20 | (31 - (((packed[0] << 8) | 0x20) % 31)));
        Assert.False(On("png", Png(PngFile.Chunk("IDAT", packed))));
    }

    [Fact]
    public void Thousands_of_chunks_take_no_more_than_their_share()
    {
        var empty = PngFile.Chunk("IDAT", []);
        Assert.False(On("png", Png([.. Enumerable.Repeat(empty, 10_000).SelectMany(chunk => chunk)])));
        var header = PngFile.Chunk("IHDR", new byte[1000]);
        Assert.False(On("png", Png([.. Enumerable.Repeat(header, 1000).SelectMany(chunk => chunk)])));
        Assert.False(On("png", [.. PngFormat.Signature, 0xff, 0xff, 0xff, 0xff, .. "IHDR"u8, .. new byte[100]]));
        Assert.False(On("png", [.. PngFormat.Signature, 0x7f, 0xff, 0xff, 0xff, .. "IHDR"u8, .. new byte[100]]));
    }

    private static byte[] Png(byte[] chunks)
    {
        var whole = PngFile.Make(4, 3, 0, new byte[15]);
        var data = PngFile.DataOf(whole, "IDAT") - 8;
        return [.. whole[..data], .. chunks, .. whole[^12..]];
    }
}

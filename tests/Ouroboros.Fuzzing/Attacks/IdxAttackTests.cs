using System.Buffers.Binary;
using Ouroboros.Tests.Data;
using static Ouroboros.Fuzzing.Attacks.Attack;

namespace Ouroboros.Fuzzing.Attacks;

public sealed class IdxAttackTests
{
    [Theory]
    [InlineData(0, 28, 28)]
    [InlineData(int.MaxValue, 28, 28)]
    [InlineData(-1, 28, 28)]
    [InlineData(1, -1, -1)]
    [InlineData(1, 65536, 65536)]
    [InlineData(1, 0, 0)]
    [InlineData(5_478_275, 28, 28)]
    public void A_header_that_claims_what_the_file_does_not_hold_is_refused(int images, int rows, int columns)
    {
        var file = IdxFiles.Idx([images, rows, columns], new byte[784]);
        Assert.False(On("idx-images", file));
        Assert.False(On("idx-images-gz", IdxFiles.Gzip(file)));
        Assert.False(On("idx-images-gz", Claiming(IdxFiles.Gzip(file), (uint)(16 + (images * 784)))));
        Assert.False(On("idx-labels", IdxFiles.Idx([images], new byte[3])));
        Assert.False(On("idx-labels-gz", Claiming(IdxFiles.Gzip(IdxFiles.Idx([images], new byte[3])), (uint)(8 + images))));
    }

    [Fact]
    public void More_dimensions_than_a_header_has_are_refused()
    {
        for (var dimensions = 0; dimensions < 256; dimensions++)
        {
            byte[] file = [0, 0, 8, (byte)dimensions, 0, 0, 0, 1];
            Assert.False(On("idx-images", file));
            Assert.False(On("idx-labels", file));
        }
    }

    [Fact]
    public void A_bomb_does_not_go_off()
    {
        // 20 MB of zeros in 20 kB, with and without a header that knows of them.
        var zeros = new byte[20_000_016];
        Assert.False(On("idx-images-gz", IdxFiles.Gzip(zeros)));
        Assert.False(On("idx-labels-gz", IdxFiles.Gzip(zeros)));
        var image = IdxFiles.Gzip([.. IdxFiles.Images(1), .. zeros]);
        Assert.False(On("idx-images-gz", image));
        Assert.False(On("idx-images-gz", Claiming(image, 16 + 784)));
    }

    // A test of its own for each, because the arrays of a test live to its end and share the heap's limit.
    [Fact]
    public void Many_images_in_few_bytes_are_accepted() =>
        Assert.True(On("idx-images-gz", IdxFiles.Gzip(IdxFiles.Images(25_000, new byte[25_000 * 784]))));

    [Fact]
    public void Many_labels_in_few_bytes_are_accepted() =>
        Assert.True(On("idx-labels-gz", IdxFiles.Gzip(IdxFiles.Labels(new byte[5_000_000]))));

    [Fact]
    public void Members_after_the_first_are_part_of_the_content()
    {
        var image = IdxFiles.Gzip(IdxFiles.Images(1));
        Assert.False(On("idx-images-gz", [.. image, .. image]));
        Assert.False(On("idx-images-gz", [.. IdxFiles.Gzip(new byte[20_000_000]), .. image]));
        Assert.True(On("idx-images-gz", [.. IdxFiles.Gzip([]), .. image[..^4], .. Size(800)]));
    }

    [Fact]
    public void Gzip_in_gzip_is_refused() => Assert.False(On("idx-images-gz", IdxFiles.Gzip(IdxFiles.Gzip(IdxFiles.Images(1)))));

    [Fact]
    public void Names_and_comments_without_end_are_refused()
    {
        foreach (var flag in new byte[] { 2, 4, 8, 16, 0xff })
        {
            byte[] header = [0x1f, 0x8b, 8, flag, 0, 0, 0, 0, 0, 3];
            Assert.False(On("idx-images-gz", [.. header, .. Enumerable.Repeat((byte)'x', 100_000)]));
            Assert.False(On("idx-images-gz", [.. header, .. Enumerable.Repeat((byte)'x', 100_000), .. Size(800)]));
        }
    }

    private static byte[] Claiming(byte[] packed, uint size) => [.. packed[..^4], .. Size(size)];

    private static byte[] Size(uint size)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, size);
        return bytes;
    }
}

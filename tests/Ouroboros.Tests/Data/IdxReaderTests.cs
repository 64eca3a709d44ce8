using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

public sealed class IdxReaderTests
{
    private static readonly byte[] TwoImages = IdxFiles.Images(2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_come_back_byte_for_byte(bool gzip)
    {
        Assert.Equal(TwoImages[16..], ReadImages(gzip ? IdxFiles.Gzip(TwoImages) : TwoImages));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Labels_come_back(bool gzip)
    {
        var file = IdxFiles.Labels(9, 0, 4, 4);
        Assert.Equal([9, 0, 4, 4], ReadLabels(gzip ? IdxFiles.Gzip(file) : file));
    }

    [Fact]
    public void A_plain_file_cut_at_any_byte_is_refused()
    {
        for (var length = 0; length < TwoImages.Length; length++)
        {
            Refused(TwoImages[..length]);
        }
    }

    [Fact]
    public void A_gzip_file_cut_at_any_byte_is_refused()
    {
        var packed = IdxFiles.Gzip(TwoImages);
        for (var length = 0; length < packed.Length; length++)
        {
            Refused(packed[..length]);
        }
    }

    [Fact]
    public void No_flipped_bit_of_a_gzip_file_changes_the_images_unnoticed()
    {
        var packed = IdxFiles.Gzip(IdxFiles.Images(1));
        var refused = 0;
        for (var bit = 0; bit < packed.Length * 8; bit++)
        {
            var damaged = (byte[])packed.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                // Gzip's header has bits that mean nothing to the content, its time stamp for one.
                Assert.Equal(IdxFiles.Bytes(784), ReadImages(damaged));
            }
            catch (DataFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, (packed.Length - 10) * 8 * 99 / 100, packed.Length * 8);
    }

    [Fact]
    public void No_flipped_bit_of_a_plain_header_is_believed()
    {
        for (var bit = 0; bit < 16 * 8; bit++)
        {
            var damaged = (byte[])TwoImages.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(damaged);
        }
    }

    [Fact]
    public void Bytes_after_the_images_are_refused()
    {
        var message = Refused([.. TwoImages, 0]);
        Assert.Contains("1585 bytes", message);
        Assert.Contains("1584", message);
        Refused([.. IdxFiles.Gzip(TwoImages), 0]);
        Refused(IdxFiles.Gzip([.. TwoImages, 0]));
    }

    [Fact]
    public void Gzip_content_longer_than_its_last_bytes_say_is_refused()
    {
        // Two members: the last four bytes speak of the second alone.
        Refused([.. IdxFiles.Gzip([.. TwoImages, .. new byte[100]]), .. IdxFiles.Gzip(TwoImages)]);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(2_000_000)]
    public void A_forged_count_takes_no_memory(int count)
    {
        var forged = IdxFiles.Idx([count, 28, 28], new byte[784]);
        var packed = IdxFiles.Gzip(forged);
        BitConverter.GetBytes((uint)(16 + ((uint)count * 784L))).CopyTo(packed, packed.Length - 4);
        foreach (var file in new[] { forged, packed })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Refused(file);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Fact]
    public void A_forged_gzip_length_takes_no_more_than_gzip_could_hold()
    {
        var forged = IdxFiles.Idx([1000, 28, 28], IdxFiles.Bytes(784));
        var packed = IdxFiles.Gzip(forged);
        BitConverter.GetBytes(16 + (1000 * 784)).CopyTo(packed, packed.Length - 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(packed);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (1032L * packed.Length) + 100_000);
    }

    [Fact]
    public void Images_of_another_size_are_refused_with_their_size()
    {
        Assert.Contains("images of 32 by 30 pixels; expected 28 by 28", Refused(IdxFiles.Idx([1, 32, 30], new byte[960])));
    }

    [Fact]
    public void Labels_given_as_images_are_refused_with_what_they_are()
    {
        Assert.Contains("type 0x08 with 1 dimension (3), 00 00 08 01", Refused(IdxFiles.Labels(1, 2, 3)));
    }

    [Fact]
    public void Images_given_as_labels_are_refused()
    {
        Assert.Contains("3 dimensions", RefusedLabels(TwoImages));
    }

    [Fact]
    public void Floats_are_refused()
    {
        Assert.Contains("type 0x0d", Refused(IdxFiles.Idx([1, 28, 28], new byte[784 * 4], type: 0x0d)));
    }

    [Fact]
    public void Another_kind_of_file_is_refused_with_its_first_bytes()
    {
        Assert.Contains("it begins with 89 50 4e 47", Refused([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]));
        Assert.Contains("it begins with nothing", Refused([]));
    }

    [Fact]
    public void A_file_of_no_images_is_refused()
    {
        Assert.Contains("0 items", Refused(IdxFiles.Images(0)));
    }

    [Fact]
    public void A_label_out_of_range_is_refused_with_its_position()
    {
        Assert.Contains("label 10 at position 2; expected 0 to 9", RefusedLabels(IdxFiles.Labels(0, 9, 10, 3)));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_the_callers_error()
    {
        using var stream = new System.IO.Compression.DeflateStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Throws<ArgumentException>(() => IdxReader.ReadImages(stream, "x"));
    }

    private static byte[] ReadImages(byte[] file) => IdxReader.ReadImages(new MemoryStream(file), "digits.idx");

    private static int[] ReadLabels(byte[] file) => IdxReader.ReadLabels(new MemoryStream(file), "digits.idx", classes: 10);

    private static string Refused(byte[] file) => Message(Assert.Throws<DataFileException>(() => ReadImages(file)));

    private static string RefusedLabels(byte[] file) => Message(Assert.Throws<DataFileException>(() => ReadLabels(file)));

    private static string Message(DataFileException exception)
    {
        Assert.StartsWith("digits.idx: ", exception.Message);
        Assert.EndsWith(".", exception.Message);
        return exception.Message;
    }
}

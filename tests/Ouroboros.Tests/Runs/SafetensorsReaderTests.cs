using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class SafetensorsReaderTests
{
    private static readonly NamedTensor[] Tensors =
    [
        new("encoder.0.weight", [2, 3], new[] { 1f, -0f, float.NaN, float.Epsilon, float.MaxValue, 0.1f }),
        new("encoder.0.bias", [2], new[] { 3f, 4f }),
        new("\"odd\" name é", [1], new[] { 5f }),
        new("scalar", [], new[] { 6f }),
        new("empty", [0, 4], Array.Empty<float>()),
    ];

    private static readonly byte[] Whole = SafetensorsWriterTests.Written(Tensors);

    [Fact]
    public void Tensors_come_back_bit_for_bit_in_their_order()
    {
        var read = Read(Whole);
        Assert.Equal(Tensors.Select(t => t.Name), read.Select(t => t.Name));
        Assert.Equal(Tensors.Select(t => t.Shape), read.Select(t => t.Shape));
        Assert.Equal(
            Tensors.SelectMany(t => t.Values.ToArray()).Select(BitConverter.SingleToInt32Bits),
            read.SelectMany(t => t.Values.ToArray()).Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void More_values_than_a_block_of_the_writer_come_back()
    {
        var values = Enumerable.Range(0, 10_001).Select(i => i / 7f).ToArray();
        var read = Assert.Single(Read(SafetensorsWriterTests.Written(new NamedTensor("a", [10_001], values))));
        Assert.Equal(values, read.Values.ToArray());
    }

    [Fact]
    public void A_file_of_no_tensors_is_read()
    {
        Assert.Empty(Read(SafetensorsWriterTests.Written()));
    }

    [Fact]
    public void Tensors_may_lie_in_another_order_than_the_header_and_beside_metadata()
    {
        var read = Read(File(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"a":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}""", 8));
        Assert.Equal(["b", "a"], read.Select(t => t.Name));
        Assert.Equal([BitConverter.ToSingle([5, 6, 7, 8]), BitConverter.ToSingle([1, 2, 3, 4])], read.Select(t => t.Values.Span[0]));
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Refused(Whole[..length]);
        }

        Refused([.. Whole, 0]);
    }

    [Fact]
    public void A_flipped_bit_of_the_header_is_refused_or_gives_tensors_that_fit_the_file()
    {
        var headerEnd = 8 + BitConverter.ToInt32(Whole);
        var refused = 0;
        for (var bit = 0; bit < headerEnd * 8; bit++)
        {
            var damaged = (byte[])Whole.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(Whole.Length - headerEnd, Read(damaged).Sum(t => t.Values.Length) * sizeof(float));
            }
            catch (SafetensorsException)
            {
                refused++;
            }
        }

        Assert.True(refused > headerEnd * 8 / 2, $"only {refused} refused");
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData((ulong)long.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(99_999_999UL)]
    public void A_forged_header_length_takes_no_memory(ulong length)
    {
        var forged = (byte[])Whole.Clone();
        BitConverter.GetBytes(length).CopyTo(forged, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("its header would take", Refused(forged));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "a of shape [1] does not lie at [0, 8]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "does not lie at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", "does not lie at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", "does not lie at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "shape of a holds -2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "shape of a holds 2.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", "shape of a holds 2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999],"data_offsets":[0,8]}}""", "shape of a holds 99999999999")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", "shape of a is no list")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "data_offsets of a is no list")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "a is of type F64; only F32")]
    [InlineData("""{"a":{"dtype":32,"shape":[1],"data_offsets":[0,8]}}""", "a is of type 32")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", "only F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", "unknown field 'x'")]
    [InlineData("""{"a":[1]}""", "a is no JSON object")]
    [InlineData("""[1]""", "the header is no JSON object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "its tensors take 4 bytes, and 8 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "its tensors take 12 bytes, and 8 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "a begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "b begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "no JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775803,9223372036854775807]}}""", "a begins at byte 9223372036854775803")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "no JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "text that cannot be read")]
    public void A_header_that_lies_is_refused_with_the_reason(string header, string reason)
    {
        Assert.Contains(reason, Refused(File(header, 8)));
    }

    private static byte[] File(string header, int bodyBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)bytes.Length), .. bytes, .. Enumerable.Range(1, bodyBytes).Select(i => (byte)i)];
    }

    private static IReadOnlyList<NamedTensor> Read(byte[] file) => SafetensorsReader.Read(new MemoryStream(file), "vae.safetensors");

    private static string Refused(byte[] file)
    {
        var exception = Assert.Throws<SafetensorsException>(() => Read(file));
        Assert.StartsWith("vae.safetensors: ", exception.Message);
        return exception.Message;
    }
}

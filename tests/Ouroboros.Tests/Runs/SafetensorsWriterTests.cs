using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class SafetensorsWriterTests
{
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var bytes = Written(new NamedTensor("b", [2], new[] { 1f, -2f }), new NamedTensor("a.weight", [1, 1], new[] { 0.5f }));
        const string header = """{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        Assert.Equal(
            [(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f],
            bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_values_begin_at_a_multiple_of_eight_bytes(int nameLength)
    {
        var bytes = Written(new NamedTensor(new string('n', nameLength), [1], new[] { 1f }));
        Assert.Equal(0, (bytes.Length - 4) % 8);
        Assert.Equal(bytes.Length - 12, BitConverter.ToInt64(bytes));
    }

    [Fact]
    public void The_same_tensors_give_the_same_bytes()
    {
        var tensors = SampleRun.Result(1).Weights["vae"].ToTensors();
        Assert.Equal(Written([.. tensors]), Written([.. tensors]));
        Assert.NotEqual(Written([.. tensors]), Written([.. tensors.Reverse()]));
    }

    [Fact]
    public void Tensors_that_cannot_be_told_apart_or_do_not_fit_their_shape_are_the_callers_error()
    {
        Assert.Throws<ArgumentException>(() => Written(new NamedTensor("a", [1], new float[1]), new NamedTensor("a", [1], new float[1])));
        Assert.Throws<ArgumentException>(() => Written(new NamedTensor("__metadata__", [1], new float[1])));
        Assert.Throws<ArgumentException>(() => Written(new NamedTensor("", [1], new float[1])));
        Assert.Throws<ArgumentException>(() => Written(new NamedTensor("a", [2, 3], new float[5])));
        Assert.Throws<ArgumentException>(() => Written(new NamedTensor("a", [-2, -3], new float[6])));
    }

    internal static byte[] Written(params NamedTensor[] tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors);
        return stream.ToArray();
    }
}

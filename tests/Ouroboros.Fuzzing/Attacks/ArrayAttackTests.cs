using System.Buffers.Binary;
using System.Text;
using Ouroboros.Tests.Runs;
using static Ouroboros.Fuzzing.Attacks.Attack;

namespace Ouroboros.Fuzzing.Attacks;

public sealed class ArrayAttackTests
{
    [Theory]
    [InlineData(100_000_000UL)]
    [InlineData(2147483647UL)]
    [InlineData(2147483648UL)]
    [InlineData(9223372036854775807UL)]
    [InlineData(9223372036854775808UL)]
    [InlineData(18446744073709551608UL)]
    public void A_safetensors_header_longer_than_the_file_is_refused(ulong length)
    {
        var file = Safetensors("{}", 8);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.False(On("safetensors", file));
    }

    [Fact]
    public void Deep_nesting_in_a_safetensors_header_is_refused()
    {
        Assert.False(On("safetensors", Safetensors(Repeated("[", 1_000_000), 0)));
        Assert.False(On("safetensors", Safetensors(Repeated("{\"a\":", 200_000), 0)));
        Assert.False(On("safetensors", Safetensors("{\"__metadata__\":" + Repeated("[", 10_000) + Repeated("]", 10_000) + "}", 0)));
    }

    [Theory]
    [InlineData("[2147483647,2147483647,2147483647,2147483647]", "[0,4]")]
    [InlineData("[65536,65536]", "[0,0]")]
    [InlineData("[1073741824,4]", "[0,0]")]
    [InlineData("[536870911]", "[0,2147483644]")]
    [InlineData("[0,2147483647]", "[0,4]")]
    [InlineData("[1]", "[9223372036854775803,9223372036854775807]")]
    [InlineData("[1]", "[-4,0]")]
    [InlineData("[1]", "[4,0]")]
    [InlineData("[1]", "[0,4,8]")]
    [InlineData("[1]", "[0,1e1]")]
    [InlineData("[1e999]", "[0,4]")]
    [InlineData("[1]", "[0,1e999999999]")]
    public void A_tensor_that_the_file_does_not_hold_is_refused(string shape, string offsets) =>
        Assert.False(On("safetensors", Safetensors("{" + Tensor("a", shape, offsets) + "}", 4)));

    [Fact]
    public void Tensors_that_share_bytes_are_refused()
    {
        var tensors = Joined(1000, i => Tensor($"t{i}", "[1000]", "[0,4000]") + ",").TrimEnd(',');
        Assert.False(On("safetensors", Safetensors($"{{{tensors}}}", 4000)));
    }

    [Fact]
    public void Names_are_only_names()
    {
        foreach (var name in new[] { "", @"a\u0000b", "../../etc/passwd", @"C:\\x", new string('x', 100_000) })
        {
            Assert.True(On("safetensors", Safetensors("{" + Tensor(name, "[1]", "[0,4]") + "}", 4)));
        }

        Assert.False(On("safetensors", Safetensors("""{"\udc00":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)));
        Assert.False(On("safetensors", Safetensors("""{"a":{"dtype":"\ud800","shape":[1],"data_offsets":[0,4]}}""", 4)));
    }

    [Fact]
    public void Many_small_things_in_a_safetensors_header_take_no_more_than_their_share()
    {
        Assert.False(On("safetensors", Safetensors("{" + Tensor("a", $"[1{Repeated(",1", 200_000)}]", "[0,8]") + "}", 4)));
        Assert.False(On("safetensors", Safetensors("{\"a\":[" + Repeated("[],", 200_000) + "[]]}", 0)));
        Assert.True(On("safetensors", Safetensors(
            "{" + Joined(20_000, i => Tensor($"t{i}", "[0]", "[0,0]") + ",").TrimEnd(',') + "}", 0)));
        Assert.False(On("safetensors", Safetensors("{" + Repeated("\"a\":{},", 100_000) + "\"a\":{}}", 0)));
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9223372036854775807, 9223372036854775807), }\n")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387905, 3), }\n")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 99999999999999999999999999999999999999999), }\n")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }\n")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, __import__('os').system('true')), }\n")]
    public void An_array_that_is_not_what_is_expected_is_refused(string header)
    {
        Assert.False(On("npy-singles", NpyFiles.Forged(header, 24)));
        Assert.False(On("npy-integers", NpyFiles.Forged(header, 20)));
    }

    [Fact]
    public void Deep_nesting_and_long_texts_in_an_array_header_are_refused()
    {
        foreach (var piece in new[] { "(", "[", "{", "'", " ", "1", "1,", "{'shape':(" })
        {
            Assert.False(On("npy-singles", NpyFiles.Forged(Repeated(piece, 9000 / piece.Length) + "\n", 24)));
            Assert.False(On("npy-singles", NpyFiles.Forged($"{{'shape': ({Repeated(piece, 9000 / piece.Length)}\n", 24, version: 2)));
            Assert.False(On("npy-singles", NpyFiles.Forged(Repeated(piece, 60_000 / piece.Length) + "\n", 24)));
        }
    }

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(uint.MaxValue)]
    public void An_array_header_longer_than_the_file_is_refused(uint length)
    {
        var file = NpyFiles.Forged("{}\n", 24, version: 2);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), length);
        Assert.False(On("npy-singles", file));
    }

    private static string Tensor(string name, string shape, string offsets) =>
        $$"""
        "{{name}}":{"dtype":"F32","shape":{{shape}},"data_offsets":{{offsets}} }
        """;

    private static byte[] Safetensors(string header, int valueBytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. new byte[valueBytes]];
    }
}

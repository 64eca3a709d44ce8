using System.Text;
using Ouroboros.Export;

namespace Ouroboros.Tests.Export;

public sealed class Crc32CTests
{
    // RFC 3720, appendix B.4, and the usual check value.
    [Fact]
    public void Known_answers()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0x113FDB5Cu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
        Assert.Equal(0xE3069283u, Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0u, Crc32C.Of([]));
    }

    // ((crc >> 15) | (crc << 17)) + 0xA282EAD8 of the check value above, by hand.
    [Fact]
    public void The_masked_form_is_rotated_and_shifted() => Assert.Equal(0xC78AB0E5u, Crc32C.Masked(Encoding.ASCII.GetBytes("123456789")));
}

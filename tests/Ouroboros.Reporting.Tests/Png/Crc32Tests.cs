using System.Text;
using Ouroboros.Reporting.Png;

namespace Ouroboros.Reporting.Tests.Png;

public sealed class Crc32Tests
{
    // The check value of CRC-32/ISO-HDLC, and the last four bytes of every PNG file.
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("IEND", 0xAE426082u)]
    public void Checksum_has_the_published_values(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Of(Encoding.ASCII.GetBytes(text)));
}

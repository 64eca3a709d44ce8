using Ouroboros.Reporting.Deflate;

namespace Ouroboros.Reporting.Tests.Deflate;

public sealed class HuffmanCodeTests
{
    [Fact]
    public void Lengths_decide_the_codes_as_the_example_of_the_specification_shows()
    {
        // RFC 1951, 3.2.2: lengths (3, 3, 3, 3, 3, 2, 4, 4) give 010 011 100 101 110 00 1110 1111.
        var code = HuffmanCode.FromLengths([3, 3, 3, 3, 3, 2, 4, 4]);

        Assert.Equal(
            ["010", "011", "100", "101", "110", "00", "1110", "1111"],
            Enumerable.Range(0, 8).Select(symbol => BitsOf(code, symbol)));
    }

    [Fact]
    public void Frequent_symbols_get_short_codes()
    {
        var code = HuffmanCode.FromFrequencies([50, 0, 25, 13, 12], 15);

        Assert.Equal(new byte[] { 1, 0, 2, 3, 3 }, code.Lengths);
    }

    [Fact]
    public void A_single_symbol_has_a_code_of_one_bit() =>
        Assert.Equal(new byte[] { 0, 1, 0 }, HuffmanCode.FromFrequencies([0, 9, 0], 15).Lengths);

    [Theory]
    [InlineData(7)]
    [InlineData(15)]
    public void No_code_is_longer_than_allowed_and_none_is_wasted(int longest)
    {
        // Fibonacci's numbers ask for the longest codes of all.
        var frequencies = new int[30];
        for (var (i, a, b) = (0, 1, 1); i < frequencies.Length; i++, (a, b) = (b, a + b))
        {
            frequencies[i] = a;
        }

        var lengths = HuffmanCode.FromFrequencies(frequencies, longest).Lengths;

        Assert.InRange(lengths.Max(), (byte)1, (byte)longest);
        Assert.Equal(1.0, lengths.Sum(length => Math.ScaleB(1, -length)));
    }

    // Codes go out with their first bit lowest.
    private static string BitsOf(HuffmanCode code, int symbol)
    {
        var bytes = new List<byte>();
        var writer = new BitWriter(bytes);
        code.Write(writer, symbol);
        writer.Flush();
        return string.Concat(Enumerable.Range(0, code.Lengths[symbol]).Select(bit => (bytes[0] >> bit) & 1));
    }
}

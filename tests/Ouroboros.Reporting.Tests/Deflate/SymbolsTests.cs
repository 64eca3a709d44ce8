using Ouroboros.Reporting.Deflate;

namespace Ouroboros.Reporting.Tests.Deflate;

public sealed class SymbolsTests
{
    // Rows of the tables in RFC 1951, 3.2.5.
    [Theory]
    [InlineData(3, 257, 0, 0u)]
    [InlineData(10, 264, 0, 0u)]
    [InlineData(11, 265, 1, 0u)]
    [InlineData(12, 265, 1, 1u)]
    [InlineData(18, 268, 1, 1u)]
    [InlineData(19, 269, 2, 0u)]
    [InlineData(130, 280, 4, 15u)]
    [InlineData(131, 281, 5, 0u)]
    [InlineData(257, 284, 5, 30u)]
    [InlineData(258, 285, 0, 0u)]
    public void Lengths_have_the_symbols_of_the_specification(int length, int symbol, int extra, uint value) =>
        Assert.Equal((symbol, extra, value), Symbols.OfLength(length));

    [Theory]
    [InlineData(1, 0, 0, 0u)]
    [InlineData(4, 3, 0, 0u)]
    [InlineData(5, 4, 1, 0u)]
    [InlineData(8, 5, 1, 1u)]
    [InlineData(193, 15, 6, 0u)]
    [InlineData(24576, 28, 13, 8191u)]
    [InlineData(24577, 29, 13, 0u)]
    [InlineData(32768, 29, 13, 8191u)]
    public void Distances_have_the_symbols_of_the_specification(int distance, int symbol, int extra, uint value) =>
        Assert.Equal((symbol, extra, value), Symbols.OfDistance(distance));
}

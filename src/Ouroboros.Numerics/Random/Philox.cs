namespace Ouroboros.Numerics.Random;

/// <summary>Philox4x32-10, a counter-based random number generator.</summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. A block of four words is a pure function of
/// the key and a 128-bit counter: any number can be made at any time, on any thread, in any order.
/// </remarks>
public static class Philox
{
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint KeyStep0 = 0x9E3779B9;
    internal const uint KeyStep1 = 0xBB67AE85;
    internal const int Rounds = 10;

    /// <summary>The block of a stream at a position.</summary>
    /// <remarks>
    /// Key words: low and high half of the seed. Counter words: <paramref name="position0"/>, <paramref name="position1"/>, the epoch,
    /// (purpose &lt;&lt; 24) | generation. Two different keys of one seed therefore never share a block.
    /// </remarks>
    public static PhiloxBlock At(in RandomKey key, uint position0, uint position1) =>
        Block(key.SeedLow, key.SeedHigh, new PhiloxBlock(position0, position1, key.EpochWord, key.StreamWord));

    /// <summary>Ten rounds over a counter.</summary>
    public static PhiloxBlock Block(uint key0, uint key1, in PhiloxBlock counter)
    {
        var (c0, c1, c2, c3) = counter;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
            c3 = (uint)product0;
            key0 = unchecked(key0 + KeyStep0);
            key1 = unchecked(key1 + KeyStep1);
        }

        return new PhiloxBlock(c0, c1, c2, c3);
    }
}

/// <summary>Four 32-bit words: a counter, or the random block made from it.</summary>
/// <param name="Word0">Word 0.</param>
/// <param name="Word1">Word 1.</param>
/// <param name="Word2">Word 2.</param>
/// <param name="Word3">Word 3.</param>
public readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3);

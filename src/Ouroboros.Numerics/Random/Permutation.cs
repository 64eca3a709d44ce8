namespace Ouroboros.Numerics.Random;

/// <summary>Random orders: Fisher and Yates's shuffle.</summary>
/// <remarks>
/// Draw d = n - 1 - i picks the partner of position i, for i = n - 1 down to 1, from the 64-bit word of words 2 (d % 2) (low half) and
/// 2 (d % 2) + 1 (high half) of the block at (d / 2, 0): the high half of the word times i + 1. The chances of two partners differ by
/// at most 2^-64, relative to their size by less than 2^-40 for up to 2^24 integers.
/// </remarks>
public static class Permutation
{
    /// <summary>Fills a span with the integers from 0 to its length less 1, in random order.</summary>
    public static void Fill(in RandomKey key, Span<int> destination)
    {
        key.Check(nameof(key));
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = i;
        }

        for (var i = destination.Length - 1; i > 0; i--)
        {
            var draw = (uint)(destination.Length - 1 - i);
            var block = Philox.At(key, draw / 2, 0);
            var word = draw % 2 == 0
                ? block.Word0 | ((ulong)block.Word1 << 32)
                : block.Word2 | ((ulong)block.Word3 << 32);
            var partner = (int)Math.BigMul(word, (ulong)i + 1, out _);
            (destination[i], destination[partner]) = (destination[partner], destination[i]);
        }
    }
}

using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Reference;

/// <summary>Standard normals by position: Box and Muller's transform of Philox words.</summary>
/// <remarks>
/// The position is laid out for vectors. Columns go in blocks of 64; in block g, the sixteen counters 16 g + lane give four words
/// each, words 0 and 1 make the normals of columns 64 g + lane and 64 g + 16 + lane, words 2 and 3 those of 64 g + 32 + lane and
/// 64 g + 48 + lane. Sixteen lanes thus make 64 normals that lie side by side, without a shuffle, and narrower vectors make them in
/// parts.
/// </remarks>
public static class ScalarNormal
{
    /// <summary>Columns that one group of sixteen counters fills.</summary>
    public const int BlockColumns = 64;

    /// <summary>Counters, and so lanes, of a block.</summary>
    public const int BlockCounters = 16;

    /// <summary>The normal of a stream at a row and a column, both at least 0; at most 6.77 in magnitude.</summary>
    public static float At(in RandomKey key, int row, int column)
    {
        var lane = column % BlockCounters;
        var word = column % BlockColumns / BlockCounters;
        var position = (BlockCounters * (column / BlockColumns)) + lane;
        var block = Philox.At(key, (uint)position, (uint)row);

        var (radius, sin, cos) = word < 2 ? Polar(block.Word0, block.Word1) : Polar(block.Word2, block.Word3);
        return radius * (word % 2 == 0 ? cos : sin);
    }

    /// <summary>
    /// Radius sqrt(-2 log u), u = fma(a, 2^-32, 2^-33) in (0, 1], and the angle b. The word a becomes a float by halves, which rounds
    /// once and needs no unsigned conversion: fma(a >> 16, 2^16, a &amp; 0xffff).
    /// </summary>
    private static (float Radius, float Sin, float Cos) Polar(uint a, uint b)
    {
        var word = MathF.FusedMultiplyAdd((int)(a >> 16), 65536f, (int)(a & 0xffff));
        var u = MathF.FusedMultiplyAdd(word, 1f / 4294967296f, 1f / 8589934592f);
        var radius = MathF.Sqrt(-2f * ScalarMath.Log(u));
        var (sin, cos) = ScalarMath.SinCosTurn(b);
        return (radius, sin, cos);
    }
}

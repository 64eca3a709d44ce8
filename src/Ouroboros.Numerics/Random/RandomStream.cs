namespace Ouroboros.Numerics.Random;

/// <summary>The doubles of a stream, one after the other: for reference work where each number is used once and in order.</summary>
/// <remarks>
/// A uniform takes 64 bits, the low word first, and keeps the upper 53. A pair of normals takes as many pairs of uniforms as Marsaglia's polar
/// method refuses, and one more; IEEE operations and <see cref="DoubleMath.Log"/> alone, so the numbers are the same on every machine.
/// </remarks>
public sealed class RandomStream
{
    // 2^-53: the distance of uniforms.
    private const double Step = 1.0 / (1L << 53);

    private readonly RandomKey _key;
    private ulong _position;
    private ulong _pending;
    private bool _hasPending;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>The beginning of a stream.</summary>
    /// <exception cref="ArgumentException">The key's purpose or generation does not fit into its bits.</exception>
    public RandomStream(in RandomKey key)
    {
        key.Check(nameof(key));
        _key = key;
    }

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (Next64() >> 11) * Step;

    /// <summary>A standard normal.</summary>
    /// <remarks>G. Marsaglia, "Improving the polar method for generating a pair of normal random variables", Boeing, 1962.</remarks>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        double u, v, square;
        do
        {
            u = (2 * NextUniform()) - 1;
            v = (2 * NextUniform()) - 1;
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);

        var scale = Math.Sqrt(-2 * DoubleMath.Log(square) / square);
        (_spareNormal, _hasSpareNormal) = (v * scale, true);
        return u * scale;
    }

    private ulong Next64()
    {
        if (_hasPending)
        {
            _hasPending = false;
            return _pending;
        }

        var block = Philox.At(_key, (uint)_position, (uint)(_position >> 32));
        _position++;
        (_pending, _hasPending) = (block.Word2 | ((ulong)block.Word3 << 32), true);
        return block.Word0 | ((ulong)block.Word1 << 32);
    }
}

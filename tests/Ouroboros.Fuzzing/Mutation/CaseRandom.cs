namespace Ouroboros.Fuzzing.Mutation;

/// <summary>The random numbers of one case: a function of its reader and its number, so that it can be had again alone.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014), begun at a hash of both.</remarks>
internal sealed class CaseRandom
{
    private ulong _state;

    public CaseRandom(string reader, long number)
    {
        // FNV-1a.
        _state = 14695981039346656037;
        foreach (var character in reader)
        {
            _state = (_state ^ character) * 1099511628211;
        }

        _state ^= (ulong)number;
        _state = Next() ^ ((ulong)number << 32);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit) => (int)(((UInt128)Next() * (ulong)limit) >> 64);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>A length from 1 to <paramref name="most"/>, short ones more often: every power of two is as likely.</summary>
    public int Length(int most) => Math.Min(most, 1 + Below(1 << (1 + Below(1 + int.Log2(most)))));

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)Next();
        }

        return bytes;
    }
}

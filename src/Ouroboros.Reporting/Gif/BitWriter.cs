namespace Ouroboros.Reporting.Gif;

/// <summary>Packs bits into bytes, the lowest first, as GIF wants them.</summary>
internal sealed class BitWriter(List<byte> output)
{
    private ulong _bits;
    private int _count;

    /// <summary>Appends the lowest <paramref name="count"/> bits (at most 32) of <paramref name="value"/>.</summary>
    public void Write(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        while (_count >= 8)
        {
            output.Add((byte)_bits);
            _bits >>= 8;
            _count -= 8;
        }
    }

    /// <summary>Fills the last byte with zeros.</summary>
    public void Flush()
    {
        if (_count > 0)
        {
            output.Add((byte)_bits);
            (_bits, _count) = (0, 0);
        }
    }
}

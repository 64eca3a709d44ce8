namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>What a buffer held, as bits, with any NaN as one and the same.</summary>
internal sealed class Result
{
    private const int AnyNaN = 0x7fc00000;

    private readonly string _name;
    private readonly int _columns;
    private readonly int[] _bits;
    private readonly bool _floats;

    public Result(string name, int columns, float[] values)
    {
        _name = name;
        _columns = columns;
        _bits = Array.ConvertAll(values, value => float.IsNaN(value) ? AnyNaN : BitConverter.SingleToInt32Bits(value));
        _floats = true;
    }

    public Result(string name, int[] values)
    {
        _name = name;
        _columns = values.Length;
        _bits = values;
    }

    /// <summary>The first place at which another result differs, or null.</summary>
    public string? Difference(Result found)
    {
        if (_bits.Length != found._bits.Length || _name != found._name)
        {
            return $"{_name} has {_bits.Length} values, {found._name} {found._bits.Length}";
        }

        var at = _bits.AsSpan().CommonPrefixLength(found._bits);
        return at == _bits.Length
            ? null
            : $"{_name}[{at / _columns}, {at % _columns}] is {Show(found._bits[at])}, expected {Show(_bits[at])}";
    }

    private string Show(int bits) => _floats ? $"{BitConverter.Int32BitsToSingle(bits):R} (0x{bits:x8})" : $"{bits}";
}

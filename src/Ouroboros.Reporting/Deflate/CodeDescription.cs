namespace Ouroboros.Reporting.Deflate;

/// <summary>The head of a block that brings its own codes: their lengths, run-length coded (RFC 1951, 3.2.7).</summary>
internal sealed class CodeDescription
{
    private const int RepeatLast = 16;
    private const int FewZeros = 17;
    private const int ManyZeros = 18;

    private static readonly int[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly List<(int Symbol, uint Value, int Extra)> _runs = [];
    private readonly HuffmanCode _code;
    private readonly int _literals;
    private readonly int _distances;
    private readonly int _lengths;

    public CodeDescription(HuffmanCode literals, HuffmanCode distances)
    {
        _literals = UsedLength(literals.Lengths, 257);
        _distances = UsedLength(distances.Lengths, 1);
        AddRuns([.. literals.Lengths[.._literals], .. distances.Lengths[.._distances]]);

        var frequencies = new int[Order.Length];
        _runs.ForEach(run => frequencies[run.Symbol]++);
        _code = HuffmanCode.FromFrequencies(frequencies, 7);
        _lengths = UsedLength([.. Order.Select(symbol => _code.Lengths[symbol])], 4);
    }

    /// <summary>Length of the description in bits.</summary>
    public int Bits => 14 + (3 * _lengths) + _runs.Sum(run => _code.Lengths[run.Symbol] + run.Extra);

    public void Write(BitWriter writer)
    {
        writer.Write((uint)(_literals - 257), 5);
        writer.Write((uint)(_distances - 1), 5);
        writer.Write((uint)(_lengths - 4), 4);
        foreach (var symbol in Order[.._lengths])
        {
            writer.Write(_code.Lengths[symbol], 3);
        }

        foreach (var (symbol, value, extra) in _runs)
        {
            _code.Write(writer, symbol);
            writer.Write(value, extra);
        }
    }

    private static int UsedLength(byte[] lengths, int least)
    {
        var used = lengths.Length;
        while (used > least && lengths[used - 1] == 0)
        {
            used--;
        }

        return used;
    }

    private void AddRuns(byte[] lengths)
    {
        for (var at = 0; at < lengths.Length;)
        {
            var end = at;
            while (end < lengths.Length && lengths[end] == lengths[at])
            {
                end++;
            }

            AddRun(lengths[at], end - at);
            at = end;
        }
    }

    private void AddRun(byte length, int count)
    {
        if (length != 0)
        {
            _runs.Add((length, 0, 0));
            count--;
        }

        while (count >= 3)
        {
            var (symbol, least, most, extra) = (length, count) switch
            {
                (0, >= 11) => (ManyZeros, 11, 138, 7),
                (0, _) => (FewZeros, 3, 10, 3),
                _ => (RepeatLast, 3, 6, 2),
            };
            var taken = Math.Min(count, most);
            _runs.Add((symbol, (uint)(taken - least), extra));
            count -= taken;
        }

        for (; count > 0; count--)
        {
            _runs.Add((length, 0, 0));
        }
    }
}

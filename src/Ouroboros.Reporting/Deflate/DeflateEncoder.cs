namespace Ouroboros.Reporting.Deflate;

/// <summary>
/// Compresses with deflate (RFC 1951): greedy with one step of foresight, a Huffman code for each block.
/// </summary>
/// <remarks>
/// Our own because the runtime's encoder gives other bytes under another version or system, and a run's pictures are
/// the same bytes everywhere. Any inflater reads the result.
/// </remarks>
internal sealed class DeflateEncoder
{
    // A match this long is taken at once: a longer one right behind it gains next to nothing.
    private const int LongEnough = 64;

    private static readonly HuffmanCode FixedLiterals = HuffmanCode.FromLengths(
    [
        .. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112),
        .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8),
    ]);

    private static readonly HuffmanCode FixedDistances = HuffmanCode.FromLengths([.. Enumerable.Repeat((byte)5, 30)]);

    private readonly List<byte> _output = [];
    private readonly BitWriter _writer;
    private readonly TokenBlock _block = new();
    private readonly MatchFinder _finder = new();

    private DeflateEncoder() => _writer = new BitWriter(_output);

    /// <summary>The compressed bytes.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> data)
    {
        var encoder = new DeflateEncoder();
        encoder.AddTokens(data);
        encoder.WriteBlock(isLast: true);
        encoder._writer.Flush();
        return [.. encoder._output];
    }

    private void AddTokens(ReadOnlySpan<byte> data)
    {
        var match = _finder.Find(data, 0);
        for (var at = 0; at < data.Length;)
        {
            _finder.Insert(data, at);

            // A byte that begins a match is still better a literal if the next byte begins a longer one.
            var next = match.Length < LongEnough ? _finder.Find(data, at + 1) : default;
            if (match.Length == 0 || next.Length > match.Length)
            {
                _block.AddLiteral(data[at]);
                at++;
                match = next;
            }
            else
            {
                _block.AddMatch(match.Length, match.Distance);
                for (var end = at + match.Length; ++at < end;)
                {
                    _finder.Insert(data, at);
                }

                match = _finder.Find(data, at);
            }

            if (_block.IsFull)
            {
                WriteBlock(isLast: false);
            }
        }
    }

    private void WriteBlock(bool isLast)
    {
        _block.LiteralFrequencies[Symbols.EndOfBlock]++;
        var literals = HuffmanCode.FromFrequencies(_block.LiteralFrequencies, 15);
        var distances = HuffmanCode.FromFrequencies(_block.DistanceFrequencies, 15);
        var description = new CodeDescription(literals, distances);

        _writer.Write(isLast ? 1u : 0, 1);
        if (Cost(FixedLiterals, FixedDistances) <= Cost(literals, distances) + description.Bits)
        {
            _writer.Write(1, 2);
            _block.Write(_writer, FixedLiterals, FixedDistances);
        }
        else
        {
            _writer.Write(2, 2);
            description.Write(_writer);
            _block.Write(_writer, literals, distances);
        }

        _block.Clear();
    }

    // Extra bits are the same under either code and left out.
    private long Cost(HuffmanCode literals, HuffmanCode distances) =>
        Bits(_block.LiteralFrequencies, literals) + Bits(_block.DistanceFrequencies, distances);

    private static long Bits(int[] frequencies, HuffmanCode code)
    {
        long bits = 0;
        for (var symbol = 0; symbol < frequencies.Length; symbol++)
        {
            bits += (long)frequencies[symbol] * code.Lengths[symbol];
        }

        return bits;
    }
}

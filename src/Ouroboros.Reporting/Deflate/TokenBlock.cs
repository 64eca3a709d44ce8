namespace Ouroboros.Reporting.Deflate;

/// <summary>A block of literals and matches, with the frequencies that its codes are made from.</summary>
internal sealed class TokenBlock
{
    // Small enough that codes follow the data, large enough that their description costs little.
    private const int MostTokens = 32768;

    private readonly List<(ushort LiteralOrLength, ushort Distance)> _tokens = new(MostTokens);

    /// <summary>[286] how often each literal, length symbol and the end of the block occurs.</summary>
    public int[] LiteralFrequencies { get; } = new int[Symbols.LiteralsAndLengths];

    /// <summary>[30] how often each distance symbol occurs.</summary>
    public int[] DistanceFrequencies { get; } = new int[Symbols.Distances];

    public bool IsFull => _tokens.Count == MostTokens;

    public void AddLiteral(byte value)
    {
        _tokens.Add((value, 0));
        LiteralFrequencies[value]++;
    }

    public void AddMatch(int length, int distance)
    {
        _tokens.Add(((ushort)length, (ushort)distance));
        LiteralFrequencies[Symbols.OfLength(length).Symbol]++;
        DistanceFrequencies[Symbols.OfDistance(distance).Symbol]++;
    }

    public void Clear()
    {
        _tokens.Clear();
        Array.Clear(LiteralFrequencies);
        Array.Clear(DistanceFrequencies);
    }

    /// <summary>Writes all tokens and the end of the block.</summary>
    public void Write(BitWriter writer, HuffmanCode literals, HuffmanCode distances)
    {
        foreach (var (value, distance) in _tokens)
        {
            if (distance == 0)
            {
                literals.Write(writer, value);
                continue;
            }

            var length = Symbols.OfLength(value);
            literals.Write(writer, length.Symbol);
            writer.Write(length.Value, length.Extra);
            var back = Symbols.OfDistance(distance);
            distances.Write(writer, back.Symbol);
            writer.Write(back.Value, back.Extra);
        }

        literals.Write(writer, Symbols.EndOfBlock);
    }
}

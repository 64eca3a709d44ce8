namespace Ouroboros.Reporting.Deflate;

/// <summary>Lengths and distances as deflate's symbols with extra bits (RFC 1951, 3.2.5).</summary>
internal static class Symbols
{
    public const int EndOfBlock = 256;
    public const int LiteralsAndLengths = 286;
    public const int Distances = 30;

    private static readonly (int Base, int Extra)[] LengthTable = BuildLengths();
    private static readonly (int Base, int Extra)[] DistanceTable = BuildDistances();

    /// <summary>The code for a match of 3 to 258 bytes.</summary>
    public static (int Symbol, int Extra, uint Value) OfLength(int length)
    {
        // 258 has a symbol of its own, although 227 and five extra bits would reach it.
        var index = length == 258 ? LengthTable.Length - 1 : Last(LengthTable, length, LengthTable.Length - 1);
        return (257 + index, LengthTable[index].Extra, (uint)(length - LengthTable[index].Base));
    }

    /// <summary>The code for a match that begins 1 to 32,768 bytes back.</summary>
    public static (int Symbol, int Extra, uint Value) OfDistance(int distance)
    {
        var index = Last(DistanceTable, distance, DistanceTable.Length);
        return (index, DistanceTable[index].Extra, (uint)(distance - DistanceTable[index].Base));
    }

    private static int Last((int Base, int Extra)[] table, int value, int count)
    {
        int low = 0, high = count;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = table[middle].Base <= value ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static (int Base, int Extra)[] BuildLengths()
    {
        var table = new (int Base, int Extra)[29];
        var start = 3;
        for (var i = 0; i < 28; i++)
        {
            table[i] = (start, i < 8 ? 0 : (i - 4) / 4);
            start += 1 << table[i].Extra;
        }

        table[28] = (258, 0);
        return table;
    }

    private static (int Base, int Extra)[] BuildDistances()
    {
        var table = new (int Base, int Extra)[Distances];
        var start = 1;
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (start, i < 4 ? 0 : (i - 2) / 2);
            start += 1 << table[i].Extra;
        }

        return table;
    }
}

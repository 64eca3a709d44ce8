namespace Ouroboros.Reporting.Deflate;

/// <summary>
/// A prefix code: for each symbol its length and its bits, mirrored so that they can be written lowest bit first.
/// </summary>
internal sealed class HuffmanCode
{
    private readonly uint[] _codes;

    private HuffmanCode(byte[] lengths)
    {
        Lengths = lengths;
        _codes = Assign(lengths);
    }

    /// <summary>[symbols] length of each symbol's code; 0 for symbols that do not occur.</summary>
    public byte[] Lengths { get; }

    /// <summary>The code that these lengths decide (RFC 1951, 3.2.2).</summary>
    public static HuffmanCode FromLengths(byte[] lengths) => new(lengths);

    /// <summary>A shortest code for these frequencies with no length above <paramref name="longest"/>.</summary>
    /// <remarks>
    /// Where the best code is too long, frequencies are halved, rounding up, until it fits; the loss is far below a
    /// percent.
    /// </remarks>
    public static HuffmanCode FromFrequencies(IReadOnlyList<int> frequencies, int longest)
    {
        int[] weights = [.. frequencies];
        while (true)
        {
            var lengths = BestLengths(weights);
            if (lengths.Max() <= longest)
            {
                return new HuffmanCode(lengths);
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = (weights[i] + 1) / 2;
            }
        }
    }

    public void Write(BitWriter writer, int symbol) => writer.Write(_codes[symbol], Lengths[symbol]);

    // Huffman's algorithm with two queues: leaves in rising order, and joints, which are born in rising order.
    private static byte[] BestLengths(int[] weights)
    {
        var leaves = Enumerable.Range(0, weights.Length).Where(s => weights[s] > 0)
            .OrderBy(s => weights[s]).ThenBy(s => s).ToArray();
        var lengths = new byte[weights.Length];
        if (leaves.Length < 2)
        {
            // One bit even for a single symbol: a code of no bits cannot be written down.
            Array.ForEach(leaves, s => lengths[s] = 1);
            return lengths;
        }

        var parents = new int[(2 * leaves.Length) - 1];
        var sums = new long[parents.Length];
        for (var i = 0; i < leaves.Length; i++)
        {
            sums[i] = weights[leaves[i]];
        }

        int leaf = 0, joint = leaves.Length;
        for (var node = leaves.Length; node < parents.Length; node++)
        {
            for (var child = 0; child < 2; child++)
            {
                var takeLeaf = leaf < leaves.Length && (joint >= node || sums[leaf] <= sums[joint]);
                var lightest = takeLeaf ? leaf++ : joint++;
                parents[lightest] = node;
                sums[node] += sums[lightest];
            }
        }

        var depths = new byte[parents.Length];
        for (var node = parents.Length - 2; node >= 0; node--)
        {
            depths[node] = (byte)(depths[parents[node]] + 1);
        }

        for (var i = 0; i < leaves.Length; i++)
        {
            lengths[leaves[i]] = depths[i];
        }

        return lengths;
    }

    private static uint[] Assign(byte[] lengths)
    {
        var codes = new uint[lengths.Length];
        uint next = 0;
        for (var length = 1; length <= 15; length++)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes[symbol] = Mirror(next++, length);
                }
            }

            next <<= 1;
        }

        return codes;
    }

    private static uint Mirror(uint code, int length)
    {
        uint mirrored = 0;
        for (var bit = 0; bit < length; bit++)
        {
            mirrored = (mirrored << 1) | ((code >> bit) & 1);
        }

        return mirrored;
    }
}

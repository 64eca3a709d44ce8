
namespace Ouroboros.Reporting.Gif;

/// <summary>GIF's compression: LZW with codes that grow to 12 bits (GIF89a specification, appendix F).</summary>
internal static class LzwEncoder
{
    private const int MostCodes = 4096;

    /// <summary>The code stream of one image.</summary>
    /// <param name="pixels">Palette indices, row by row.</param>
    /// <param name="depth">Bits of an index, 2 to 8.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int depth)
    {
        var output = new List<byte>();
        var writer = new BitWriter(output);
        int clear = 1 << depth, end = clear + 1;
        int next = end + 1, size = depth + 1;
        var known = new Dictionary<int, int>();

        writer.Write((uint)clear, size);
        var phrase = (int)pixels[0];
        foreach (var pixel in pixels[1..])
        {
            var longer = (phrase << 8) | pixel;
            if (known.TryGetValue(longer, out var code))
            {
                phrase = code;
                continue;
            }

            writer.Write((uint)phrase, size);
            phrase = pixel;
            if (next == MostCodes)
            {
                writer.Write((uint)clear, size);
                known.Clear();
                (next, size) = (end + 1, depth + 1);
                continue;
            }

            // The reader knows a code one step later than the writer: codes grow when the new one no longer fits.
            size += next == 1 << size ? 1 : 0;
            known[longer] = next++;
        }

        writer.Write((uint)phrase, size);

        // The last phrase gave the reader one more code, which may have made codes longer.
        size += next == 1 << size && size < 12 ? 1 : 0;
        writer.Write((uint)end, size);
        writer.Flush();
        return [.. output];
    }
}

using System.Buffers.Binary;

namespace Ouroboros.Reporting.Typography;

/// <summary>Character to glyph: the Unicode subtable (platform 3, encoding 1, format 4) of a font's cmap.</summary>
internal sealed class CharacterMap
{
    private readonly Dictionary<char, int> _glyphs = [];

    /// <exception cref="InvalidDataException">There is no such subtable.</exception>
    public CharacterMap(ReadOnlySpan<byte> cmap)
    {
        var table = FindSubtable(cmap);
        var segments = U16(table, 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            AddSegment(table, segment, segments);
        }
    }

    /// <summary>0 where the font has no glyph.</summary>
    public int GlyphOf(char character) => _glyphs.GetValueOrDefault(character);

    private static ReadOnlySpan<byte> FindSubtable(ReadOnlySpan<byte> cmap)
    {
        int count = U16(cmap, 2);
        for (var record = 4; record < 4 + (8 * count); record += 8)
        {
            var table = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(record + 4)..])..];
            if (U16(cmap, record) == 3 && U16(cmap, record + 2) == 1 && U16(table, 0) == 4)
            {
                return table;
            }
        }

        throw new InvalidDataException("The font has no Unicode character map of format 4.");
    }

    // Four parallel arrays of equal length follow the 14 bytes of header: end codes, (2 bytes of padding,) start codes,
    // deltas, and offsets that count from their own place.
    private void AddSegment(ReadOnlySpan<byte> table, int segment, int segments)
    {
        var ends = 14 + (2 * segment);
        var starts = ends + (2 * segments) + 2;
        var deltas = starts + (2 * segments);
        var offsets = deltas + (2 * segments);
        int delta = U16(table, deltas);
        int offset = U16(table, offsets);
        for (int code = U16(table, starts); code <= U16(table, ends) && code != 0xFFFF; code++)
        {
            int glyph = offset == 0 ? code : U16(table, offsets + offset + (2 * (code - U16(table, starts))));
            if (glyph != 0)
            {
                _glyphs[(char)code] = (glyph + delta) & 0xFFFF;
            }
        }
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}

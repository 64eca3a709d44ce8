using System.Buffers.Binary;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Typography;

/// <summary>
/// The parts of a TrueType file that text needs: which glyph a character has, how wide it is, what it looks like.
/// </summary>
/// <remarks>
/// Reads the tables head, hhea, hmtx, cmap (format 4), loca and glyf as the OpenType specification 1.9 lays them out.
/// Hints, kerning and layout features are not read.
/// </remarks>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, Range> _tables;
    private readonly CharacterMap _characters;
    private readonly GlyphOutlines _outlines;
    private readonly int _advances;

    /// <summary>Reads a font.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such font.</exception>
    public TrueTypeFont(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
        try
        {
            _tables = ReadDirectory(file);
            UnitsPerEm = U16(Table("head"), 18);
            Ascent = I16(Table("hhea"), 4);
            Descent = -I16(Table("hhea"), 6);
            _advances = U16(Table("hhea"), 34);
            _characters = new CharacterMap(Table("cmap"));
            var longOffsets = U16(Table("head"), 50) == 1;
            _outlines = new GlyphOutlines(Memory("loca"), Memory("glyf"), longOffsets);
        }
        catch (Exception error)
            when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new InvalidDataException("The font is damaged or not a TrueType font with glyf outlines.", error);
        }
    }

    /// <summary>Font units in one em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>How far the font reaches above the baseline, in font units.</summary>
    public int Ascent { get; }

    /// <summary>How far the font reaches below the baseline, in font units, positive.</summary>
    public int Descent { get; }

    /// <summary>The glyph of a character; 0, the empty box, where the font has none.</summary>
    public int GlyphOf(char character) => _characters.GlyphOf(character);

    /// <summary>How far the pen moves on after a glyph, in font units.</summary>
    public int AdvanceOf(int glyph) => U16(Table("hmtx"), 4 * Math.Min(glyph, _advances - 1));

    /// <summary>The contours of a glyph in font units, y upwards, curves resolved into short lines.</summary>
    public IReadOnlyList<Point[]> OutlineOf(int glyph) => _outlines.Contours(glyph);

    private ReadOnlySpan<byte> Table(string tag) => _file.AsSpan(_tables[tag]);

    private ReadOnlyMemory<byte> Memory(string tag) => _file.AsMemory(_tables[tag]);

    private static Dictionary<string, Range> ReadDirectory(ReadOnlySpan<byte> file)
    {
        var tables = new Dictionary<string, Range>(StringComparer.Ordinal);
        int count = U16(file, 4);
        for (var entry = 12; entry < 12 + (16 * count); entry += 16)
        {
            var start = (int)BinaryPrimitives.ReadUInt32BigEndian(file[(entry + 8)..]);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(file[(entry + 12)..]);
            tables[System.Text.Encoding.ASCII.GetString(file.Slice(entry, 4))] = new Range(start, start + length);
        }

        return tables;
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static short I16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);
}

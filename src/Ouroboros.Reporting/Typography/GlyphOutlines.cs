using System.Buffers.Binary;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Typography;

/// <summary>Outlines out of a font's loca and glyf tables: simple glyphs and those put together from others.</summary>
internal sealed class GlyphOutlines(ReadOnlyMemory<byte> loca, ReadOnlyMemory<byte> glyf, bool longOffsets)
{
    // Deeper nesting than this is a loop in a damaged file; Roboto has one level.
    private const int DeepestNesting = 4;

    /// <summary>The contours of a glyph in font units.</summary>
    public List<Point[]> Contours(int glyph) => Contours(glyph, 0);

    private List<Point[]> Contours(int glyph, int depth)
    {
        var data = glyf.Span[Offset(glyph)..Offset(glyph + 1)];
        if (data.IsEmpty || depth > DeepestNesting)
        {
            return [];
        }

        var contours = BinaryPrimitives.ReadInt16BigEndian(data);
        return contours >= 0 ? SimpleGlyph.Read(data[10..], contours) : Composite(data[10..], depth);
    }

    private int Offset(int glyph) => longOffsets
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(loca.Span[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca.Span[(2 * glyph)..]);

    private List<Point[]> Composite(ReadOnlySpan<byte> data, int depth)
    {
        var all = new List<Point[]>();
        while (true)
        {
            var part = CompositePart.Read(data, out var length);
            foreach (var contour in Contours(part.Glyph, depth + 1))
            {
                all.Add(Array.ConvertAll(contour, part.Place));
            }

            if (part.IsLast)
            {
                return all;
            }

            data = data[length..];
        }
    }
}

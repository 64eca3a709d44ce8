using System.Buffers.Binary;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Typography;

/// <summary>One component of a composite glyph: another glyph, transformed by (A B; C D) and moved.</summary>
internal sealed record CompositePart(
    int Glyph, bool IsLast, double A, double B, double C, double D, double Dx, double Dy)
{
    private const int WordArguments = 0x1;
    private const int ArgumentsAreOffsets = 0x2;
    private const int OneScale = 0x8;
    private const int MoreParts = 0x20;
    private const int TwoScales = 0x40;
    private const int FullMatrix = 0x80;

    public Point Place(Point p) => new((A * p.X) + (C * p.Y) + Dx, (B * p.X) + (D * p.Y) + Dy);

    /// <exception cref="InvalidDataException">
    /// The part is anchored by point numbers, which is not supported.
    /// </exception>
    public static CompositePart Read(ReadOnlySpan<byte> data, out int length)
    {
        int flags = BinaryPrimitives.ReadUInt16BigEndian(data);
        int glyph = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        if ((flags & ArgumentsAreOffsets) == 0)
        {
            throw new InvalidDataException($"Glyph {glyph} is placed by point numbers; only offsets are supported.");
        }

        var words = (flags & WordArguments) != 0;
        double dx = words ? BinaryPrimitives.ReadInt16BigEndian(data[4..]) : (sbyte)data[4];
        double dy = words ? BinaryPrimitives.ReadInt16BigEndian(data[6..]) : (sbyte)data[5];
        var at = words ? 8 : 6;
        double a = 1, b = 0, c = 0, d = 1;
        if ((flags & OneScale) != 0)
        {
            a = d = Scale(data, ref at);
        }
        else if ((flags & TwoScales) != 0)
        {
            a = Scale(data, ref at);
            d = Scale(data, ref at);
        }
        else if ((flags & FullMatrix) != 0)
        {
            a = Scale(data, ref at);
            b = Scale(data, ref at);
            c = Scale(data, ref at);
            d = Scale(data, ref at);
        }

        length = at;
        return new CompositePart(glyph, (flags & MoreParts) == 0, a, b, c, d, dx, dy);
    }

    // A fixed-point number with 14 bits behind the point.
    private static double Scale(ReadOnlySpan<byte> data, ref int at)
    {
        var value = BinaryPrimitives.ReadInt16BigEndian(data[at..]) / 16384.0;
        at += 2;
        return value;
    }
}

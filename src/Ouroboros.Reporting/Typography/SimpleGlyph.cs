using System.Buffers.Binary;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Typography;

/// <summary>A glyph drawn by its own quadratic curves.</summary>
internal static class SimpleGlyph
{
    private const int OnCurve = 0x1;
    private const int ShortX = 0x2;
    private const int ShortY = 0x4;
    private const int Repeated = 0x8;
    private const int SameOrPositiveX = 0x10;
    private const int SameOrPositiveY = 0x20;

    // At 40 pixels an em, eight lines a curve stray from it by less than a hundredth of a pixel.
    private const int LinesPerCurve = 8;

    /// <summary>Reads the glyph description behind its ten bytes of header.</summary>
    public static List<Point[]> Read(ReadOnlySpan<byte> data, int contours)
    {
        if (contours == 0)
        {
            return [];
        }

        var points = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * (contours - 1))..]) + 1;
        int hints = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * contours)..]);
        var at = (2 * contours) + 2 + hints;
        var flags = ReadFlags(data, points, ref at);
        var x = ReadCoordinates(data, flags, ShortX, SameOrPositiveX, ref at);
        var y = ReadCoordinates(data, flags, ShortY, SameOrPositiveY, ref at);

        var result = new List<Point[]>(contours);
        var first = 0;
        for (var contour = 0; contour < contours; contour++)
        {
            int last = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * contour)..]);
            result.Add(Flatten(flags, x, y, first, last));
            first = last + 1;
        }

        return result;
    }

    private static byte[] ReadFlags(ReadOnlySpan<byte> data, int points, ref int at)
    {
        var flags = new byte[points];
        for (var i = 0; i < points;)
        {
            var flag = data[at++];
            var times = (flag & Repeated) != 0 ? data[at++] + 1 : 1;
            flags.AsSpan(i, times).Fill(flag);
            i += times;
        }

        return flags;
    }

    private static int[] ReadCoordinates(
        ReadOnlySpan<byte> data, byte[] flags, int isShort, int sameOrPositive, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            var set = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & isShort) != 0)
            {
                value += set ? data[at] : -data[at];
                at++;
            }
            else if (!set)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(data[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    // Between two control points in a row lies an implied point of the curve, halfway.
    private static Point[] Flatten(byte[] flags, int[] x, int[] y, int first, int last)
    {
        var count = last - first + 1;
        Point At(int i) => new(x[first + (i % count)], y[first + (i % count)]);
        bool On(int i) => (flags[first + (i % count)] & OnCurve) != 0;

        var begin = 0;
        while (begin < count && !On(begin))
        {
            begin++;
        }

        var pen = begin < count ? At(begin) : Halfway(At(0), At(1));
        begin %= count;
        var line = new List<Point> { pen };
        for (var i = begin + 1; i <= begin + count; i++)
        {
            if (On(i))
            {
                pen = At(i);
                line.Add(pen);
                continue;
            }

            var end = On(i + 1) ? At(i + 1) : Halfway(At(i), At(i + 1));
            AddCurve(line, pen, At(i), end);
            pen = end;
            i += On(i + 1) ? 1 : 0;
        }

        return [.. line];
    }

    private static Point Halfway(Point a, Point b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);

    private static void AddCurve(List<Point> line, Point from, Point control, Point to)
    {
        for (var step = 1; step <= LinesPerCurve; step++)
        {
            var t = (double)step / LinesPerCurve;
            double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
            var x = (a * from.X) + (b * control.X) + (c * to.X);
            var y = (a * from.Y) + (b * control.Y) + (c * to.Y);
            line.Add(new Point(x, y));
        }
    }
}

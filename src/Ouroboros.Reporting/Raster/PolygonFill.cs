using System.Runtime.InteropServices;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Raster;

/// <summary>
/// Fills the union of contours (non-zero winding rule) with anti-aliasing: every pixel row is cut into sub-rows, in
/// which the covered spans are measured exactly from left to right.
/// </summary>
/// <remarks>
/// A side that is straight within a pixel row is covered exactly, since the middle of a sub-row stands for its mean; a
/// horizontal side is right to 1/16 of a pixel, and exact where it lies on sixteenths.
/// </remarks>
internal sealed class PolygonFill(int width, int height)
{
    /// <summary>Sub-rows in a pixel row.</summary>
    public const int SubRows = 16;

    private readonly CoverageRow _row = new(width);
    private readonly List<Side> _sides = [];
    private readonly List<Side> _active = [];
    private readonly List<Crossing> _crossings = [];

    /// <summary>Calls <paramref name="paint"/> with x, y and the coverage, 0 to 1, of each pixel touched.</summary>
    public void Fill(IReadOnlyList<Point[]> contours, Action<int, int, double> paint)
    {
        CollectSides(contours);
        if (_sides.Count == 0)
        {
            return;
        }

        _sides.Sort(static (a, b) => a.Top.CompareTo(b.Top));
        _active.Clear();
        var next = 0;
        var firstRow = Math.Max(0, (int)Math.Floor(_sides[0].Top));
        var lastRow = Math.Min(height - 1, (int)Math.Floor(_sides.Max(s => s.Bottom)));
        for (var y = firstRow; y <= lastRow; y++)
        {
            for (; next < _sides.Count && _sides[next].Top < y + 1; next++)
            {
                _active.Add(_sides[next]);
            }

            _active.RemoveAll(side => side.Bottom <= y);
            for (var sub = 0; sub < SubRows; sub++)
            {
                AddSpans(y + ((sub + 0.5) / SubRows));
            }

            _row.Flush((x, coverage) => paint(x, y, coverage));
        }
    }

    private void CollectSides(IReadOnlyList<Point[]> contours)
    {
        _sides.Clear();
        foreach (var contour in contours)
        {
            for (var i = 0; i < contour.Length; i++)
            {
                Point from = contour[i], to = contour[(i + 1) % contour.Length];
                if (from.Y != to.Y)
                {
                    _sides.Add(from.Y < to.Y ? new Side(from, to, 1) : new Side(to, from, -1));
                }
            }
        }
    }

    private void AddSpans(double middle)
    {
        _crossings.Clear();
        foreach (ref readonly var side in CollectionsMarshal.AsSpan(_active))
        {
            if (side.Top <= middle && middle < side.Bottom)
            {
                _crossings.Add(new Crossing(side.At(middle), side.Winding));
            }
        }

        _crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
        var winding = 0;
        for (var i = 0; i + 1 < _crossings.Count; i++)
        {
            winding += _crossings[i].Winding;
            if (winding != 0)
            {
                _row.Add(_crossings[i].X, _crossings[i + 1].X, 1.0 / SubRows);
            }
        }
    }

    private readonly record struct Crossing(double X, int Winding);

    private readonly struct Side(Point top, Point bottom, int winding)
    {
        private readonly double _x = top.X;
        private readonly double _slope = (bottom.X - top.X) / (bottom.Y - top.Y);

        public double Top { get; } = top.Y;

        public double Bottom { get; } = bottom.Y;

        public int Winding { get; } = winding;

        public double At(double y) => _x + ((y - Top) * _slope);
    }
}

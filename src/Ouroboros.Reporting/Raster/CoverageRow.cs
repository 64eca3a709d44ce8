namespace Ouroboros.Reporting.Raster;

/// <summary>How much of each pixel of one row a shape covers, gathered from spans of sub-rows.</summary>
internal sealed class CoverageRow(int width)
{
    // _edge holds what a span covers of its first and last pixel; _steps where whole coverage begins and ends.
    private readonly double[] _edge = new double[width + 1];
    private readonly double[] _steps = new double[width + 2];
    private int _first = int.MaxValue;
    private int _last = -1;

    /// <summary>
    /// Adds the span from <paramref name="left"/> to <paramref name="right"/>, in pixels, cut to the row.
    /// </summary>
    public void Add(double left, double right, double weight)
    {
        left = Math.Max(left, 0);
        right = Math.Min(right, width);
        if (right <= left)
        {
            return;
        }

        int first = (int)left, last = (int)right;
        if (first == last)
        {
            _edge[first] += weight * (right - left);
        }
        else
        {
            _edge[first] += weight * (first + 1 - left);
            _edge[last] += weight * (right - last);
            _steps[first + 1] += weight;
            _steps[last] -= weight;
        }

        _first = Math.Min(_first, first);
        _last = Math.Max(_last, Math.Min(last, width - 1));
    }

    /// <summary>
    /// Hands every covered pixel and its coverage, 0 to 1, to <paramref name="paint"/>, and starts anew.
    /// </summary>
    public void Flush(Action<int, double> paint)
    {
        double whole = 0;
        for (var x = _first; x <= _last; x++)
        {
            whole += _steps[x];
            var coverage = whole + _edge[x];
            if (coverage > 0)
            {
                paint(x, Math.Min(coverage, 1));
            }
        }

        if (_last >= 0)
        {
            Array.Clear(_edge, _first, _last - _first + 2);
            Array.Clear(_steps, _first, _last - _first + 3);
        }

        (_first, _last) = (int.MaxValue, -1);
    }
}

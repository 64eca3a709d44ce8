namespace Ouroboros.Theory;

/// <summary>Mean and standard error of numbers that come one by one or block by block.</summary>
/// <remarks>Welford (1962) within a block; blocks are joined by Chan, Golub and LeVeque (1979). The same blocks in the same order give the same bits.</remarks>
internal struct RunningMoments
{
    private double _squares;

    /// <summary>Numbers so far.</summary>
    public int Count { get; private set; }

    /// <summary>Their mean.</summary>
    public double Mean { get; private set; }

    /// <summary>The mean's standard error; not a number for fewer than two.</summary>
    public readonly double StandardError => Count < 2 ? double.NaN : Math.Sqrt(_squares / (Count - 1) / Count);

    /// <summary>Adds a number.</summary>
    public void Add(double value)
    {
        Count++;
        var distance = value - Mean;
        Mean += distance / Count;
        _squares += distance * (value - Mean);
    }

    /// <summary>Adds a block.</summary>
    public void Add(RunningMoments block)
    {
        var all = Count + block.Count;
        var distance = block.Mean - Mean;
        _squares += block._squares + (distance * distance * ((double)Count * block.Count / all));
        Mean += distance * block.Count / all;
        Count = all;
    }
}

namespace Ouroboros.Regimes;

/// <summary>Rows of one data set that a generation learns from.</summary>
public sealed class SetPart
{
    private readonly int[]? _rows;
    private readonly int _first;

    /// <summary>Rows one after the other.</summary>
    /// <param name="dataSet">Number of the data set; 0 is the real one, g the samples of generation g.</param>
    /// <param name="first">First row, from 0.</param>
    /// <param name="count">Number of rows.</param>
    public SetPart(int dataSet, int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dataSet);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (DataSet, _first, Count) = (dataSet, first, count);
    }

    /// <summary>Chosen rows.</summary>
    /// <param name="dataSet">Number of the data set.</param>
    /// <param name="rows">The rows, from 0, in the order in which they are learned from before they are shuffled.</param>
    public SetPart(int dataSet, int[] rows)
        : this(dataSet, 0, (rows ?? throw new ArgumentNullException(nameof(rows))).Length) => _rows = rows;

    /// <summary>Number of the data set: 0 is the real one, g the samples of generation g.</summary>
    public int DataSet { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The first of rows that lie one after the other; null for chosen ones.</summary>
    public int? First => _rows is null ? _first : null;

    /// <summary>The row of the data set at a position of this part.</summary>
    /// <param name="position">0 to <see cref="Count"/> - 1.</param>
    public int RowAt(int position) => _rows is null ? _first + position : _rows[position];
}

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.Gather"/> and <see cref="IBackend.Load"/>: rows of a table into panels.</summary>
/// <param name="source">The row that number 0 means.</param>
/// <param name="order">Numbers of the rows to take; null for 0, 1, 2, ...</param>
/// <param name="rows">Rows.</param>
/// <param name="destination">The batch.</param>
internal readonly unsafe struct GatherJob(float* source, int* order, int rows, PanelView destination) : IJob
{
    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var (first, end) = RowBlock.Of(item, rows);
        for (var row = first; row < end; row++)
        {
            // Rows of a shuffled table are anywhere in main memory: the next one is on its way while this one is copied.
            Fetch(Math.Min(row + 1, end - 1));
            destination.CopyRowFrom(Source(row), row);
        }
    }

    private float* Source(int row) => source + ((long)(order is null ? row : order[row]) * destination.Columns);

    private void Fetch(int row)
    {
        var address = Source(row);
        for (var column = 0; column < destination.Columns; column += CacheLine.Floats)
        {
            CacheLine.Prefetch(address + column);
        }
    }
}

/// <summary><see cref="IBackend.Store"/>: rows of panels into a table.</summary>
/// <param name="source">The batch.</param>
/// <param name="rows">Rows.</param>
/// <param name="destination">First row to write.</param>
internal readonly unsafe struct StoreJob(PanelView source, int rows, float* destination) : IJob
{
    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var (first, end) = RowBlock.Of(item, rows);
        for (var row = first; row < end; row++)
        {
            source.CopyRowTo(row, destination + ((long)row * source.Columns));
        }
    }
}

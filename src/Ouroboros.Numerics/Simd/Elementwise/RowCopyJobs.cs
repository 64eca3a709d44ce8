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
            destination.CopyRowFrom(source + ((long)(order is null ? row : order[row]) * destination.Columns), row);
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

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.Gather"/> and <see cref="IBackend.Load"/>: rows of a table into panels.</summary>
/// <param name="source">First row of the table, or the row that follows counting when there is no order.</param>
/// <param name="order">Row numbers, or null for rows in a row.</param>
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

using Ouroboros.Numerics.Reference;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.CrossEntropy"/>, by rows.</summary>
internal readonly unsafe struct CrossEntropyJob<TLanes, TFloat, TInt>(
    PanelView logits, int rows, int* labels, int* order, int start, float* losses, int lossColumns, int* predictions, PanelView dLogits) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var row = stackalloc float[logits.Columns + Panel.Block];
        var exponentials = stackalloc float[logits.Columns + Panel.Block];
        var (first, end) = RowBlock.Of(item, rows);
        for (var r = first; r < end; r++)
        {
            logits.CopyRowTo(r, row);
            var position = start + r;
            var label = labels[order is null ? position : order[position]];
            var greatest = Greatest(row, out predictions[position]);
            var sum = Exponentials(row, greatest, exponentials);
            losses[(long)position * lossColumns] = ScalarMath.Log(sum) - (row[label] - greatest);
            if (dLogits.Pointer is not null)
            {
                Gradient(exponentials, sum, label);
                dLogits.CopyRowFrom(exponentials, r);
            }
        }
    }

    private float Greatest(float* row, out int at)
    {
        at = 0;
        for (var c = 0; c < logits.Columns; c++)
        {
            if (float.IsNaN(row[c]))
            {
                at = 0;
                return float.NaN;
            }

            if (row[c] > row[at])
            {
                at = c;
            }
        }

        return row[at];
    }

    private float Exponentials(float* row, float greatest, float* exponentials)
    {
        var shift = TLanes.Broadcast(greatest);
        for (var c = 0; c < logits.Columns; c += TLanes.Count)
        {
            var e = VectorMath<TLanes, TFloat, TInt>.Exp(TLanes.Subtract(TLanes.Load(row + c), shift));
            TLanes.Store(e, exponentials + c);
        }

        new Span<float>(exponentials + logits.Columns, Panel.Block).Clear();
        return Sum16.Of(exponentials, logits.Columns);
    }

    private void Gradient(float* exponentials, float sum, int label)
    {
        for (var c = 0; c < logits.Columns; c++)
        {
            var slope = ((exponentials[c] / sum) - (c == label ? 1f : 0f)) / rows;
            exponentials[c] = MathF.Abs(slope) < Precision.Tiny ? 0f : slope;
        }
    }
}

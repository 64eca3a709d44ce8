using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;
using Ouroboros.Numerics.Simd.Lanes;
using static Ouroboros.Numerics.Random.Philox;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary><see cref="IBackend.FillNormal"/>: sixteen counters make the 64 normals of a group of columns, see <see cref="ScalarNormal"/>.</summary>
internal readonly unsafe struct NormalJob<TLanes, TFloat, TInt>(
    RandomKey key, int firstRow, int rows, PanelView destination) : IJob
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private const int WordsPerCounter = ScalarNormal.BlockColumns / ScalarNormal.BlockCounters;

    public int Items => RowBlock.Count(rows);

    public void Execute(int item)
    {
        var (first, end) = RowBlock.Of(item, rows);
        for (var row = first; row < end; row++)
        {
            for (var group = 0; group * WordsPerCounter < destination.Blocks; group++)
            {
                FillGroup(row, group);
            }

            ClearPadding(row);
        }
    }

    private void FillGroup(int row, int group)
    {
        var counters = stackalloc int[ScalarNormal.BlockCounters];
        for (var lane = 0; lane < ScalarNormal.BlockCounters; lane++)
        {
            counters[lane] = (group * ScalarNormal.BlockCounters) + lane;
        }

        for (var lane = 0; lane < ScalarNormal.BlockCounters; lane += TLanes.Count)
        {
            var word0 = TLanes.LoadInt(counters + lane);
            var word1 = TLanes.BroadcastInt(firstRow + row);
            var word2 = TLanes.BroadcastInt((int)key.EpochWord);
            var word3 = TLanes.BroadcastInt((int)key.StreamWord);
            Block(ref word0, ref word1, ref word2, ref word3);
            StorePair(word0, word1, row, group * WordsPerCounter, lane);
            StorePair(word2, word3, row, (group * WordsPerCounter) + 2, lane);
        }
    }

    // Philox.Block on vectors.
    private void Block(ref TInt c0, ref TInt c1, ref TInt c2, ref TInt c3)
    {
        var key0 = key.SeedLow;
        var key1 = key.SeedHigh;
        for (var round = 0; round < Rounds; round++)
        {
            var high0 = TLanes.MultiplyHighLow(c0, Multiplier0, out var low0);
            var high1 = TLanes.MultiplyHighLow(c2, Multiplier1, out var low1);
            c0 = TLanes.Xor(TLanes.Xor(high1, c1), TLanes.BroadcastInt((int)key0));
            c1 = low1;
            c2 = TLanes.Xor(TLanes.Xor(high0, c3), TLanes.BroadcastInt((int)key1));
            c3 = low0;
            key0 = unchecked(key0 + KeyStep0);
            key1 = unchecked(key1 + KeyStep1);
        }
    }

    private void StorePair(TInt a, TInt b, int row, int block, int lane)
    {
        if (block >= destination.Blocks)
        {
            return;
        }

        var upper = TLanes.ToFloat(TLanes.ShiftRightLogical(a, 16));
        var lower = TLanes.ToFloat(TLanes.And(a, TLanes.BroadcastInt(0xffff)));
        var word = TLanes.Fma(upper, TLanes.Broadcast(65536f), lower);
        var u = TLanes.Fma(word, TLanes.Broadcast(1f / 4294967296f), TLanes.Broadcast(1f / 8589934592f));
        var radius = TLanes.Sqrt(TLanes.Multiply(TLanes.Broadcast(-2f), VectorMath<TLanes, TFloat, TInt>.Log(u)));
        var sine = VectorMath<TLanes, TFloat, TInt>.SinCosTurn(b, out var cosine);
        TLanes.Store(TLanes.Multiply(radius, cosine), destination.Block(row, block) + lane);
        if (block + 1 < destination.Blocks)
        {
            TLanes.Store(TLanes.Multiply(radius, sine), destination.Block(row, block + 1) + lane);
        }
    }

    private void ClearPadding(int row)
    {
        var last = destination.Blocks - 1;
        var used = destination.Columns - (last * Panel.Block);
        new Span<float>(destination.Block(row, last) + used, Panel.Block - used).Clear();
    }
}

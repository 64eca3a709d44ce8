using System.Diagnostics;
using Ouroboros.Numerics.Simd.Lanes;

namespace Ouroboros.Numerics.Simd.Peak;

/// <summary>The peak of one vector width, on a team of threads like the kernels' own.</summary>
internal sealed class PeakMeter<TLanes, TFloat, TInt>(int threads) : IPeakMeter
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    // Items are claimed one by one, so that a thread that the system holds up does fewer of them; several for each thread, so that
    // waiting for the last one weighs little.
    private const int ItemsPerThread = 16;

    private readonly BackendGate _gate = new("peak meter");
    private readonly WorkerTeam _team = new(threads);

    public double Measure(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        using var operation = _gate.Enter();
        var operations = 0.0;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            var job = default(PeakJob<TLanes, TFloat, TInt>);
            var items = threads * ItemsPerThread;
            _team.Run(ref job, items);
            operations += items * PeakJob<TLanes, TFloat, TInt>.Operations;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < duration);

        return operations / elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        if (_gate.Close())
        {
            _team.Dispose();
        }
    }
}

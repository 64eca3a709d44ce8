using System.Diagnostics;
using Ouroboros.Numerics;

namespace Ouroboros.OpenCl;

/// <summary>The peak of a device: chains of fused multiply-adds in registers, enough of them to fill it.</summary>
internal sealed class ClPeakMeter : IPeakMeter
{
    // Operations of a step in each work-item: sixteen multiply-adds.
    private const double OperationsPerStep = 32;
    private const int Steps = 2048;
    private const int GroupsPerUnit = 16;

    private readonly BackendGate _gate = new("peak meter");
    private readonly ClQueue _queue;
    private readonly ClKernel _kernel;
    private readonly ClBuffer _result;
    private readonly long _items;

    public ClPeakMeter(ClProgram program)
    {
        _queue = new ClQueue(program);
        _kernel = new ClKernel(_queue, "peak");
        _result = new ClBuffer(_queue, KernelSource.Lanes, 0);
        _items = (long)program.Device.ComputeUnits * GroupsPerUnit * KernelSource.Lanes;
        Run();
    }

    /// <inheritdoc/>
    public double Measure(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        using var operation = _gate.Enter();
        var operations = 0.0;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            Run();
            operations += _items * OperationsPerStep * Steps;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < duration);

        return operations / elapsed.TotalSeconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_gate.Close())
        {
            _result.Dispose();
            _kernel.Dispose();
            _queue.Dispose();
        }
    }

    private void Run()
    {
        _kernel.Begin().With(_result.Handle).With(Steps).With(0.5f).Over(_items, 1);
        _queue.Finish();
    }
}

using Ouroboros.OpenCl;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Groups;

/// <summary>How many runs are at work at once.</summary>
/// <param name="Count">Runs at once, from 1.</param>
/// <param name="ThreadsEach">Threads of each, from 1.</param>
internal sealed record Jobs(int Count, int ThreadsEach)
{
    // Of the machine's memory, and of a device's; the rest is the system's.
    private const double MemoryShare = 0.8;

    // What runs side by side must gain, since a short measurement is not exact.
    private const double EnoughGain = 0.97;
    private const int MiddleFrom = 8;

    /// <summary>About how long all runs take; null when it was not measured.</summary>
    public TimeSpan? Total { get; private init; }

    /// <summary>So many at once as the person says.</summary>
    /// <param name="count">Runs at once.</param>
    /// <param name="runs">Runs in all.</param>
    /// <param name="threads">Threads for all of them.</param>
    public static Jobs Asked(int count, int runs, int threads)
    {
        var used = Math.Clamp(count, 1, Math.Max(1, runs));
        return new(used, Math.Max(1, threads / used));
    }

    /// <summary>What is fastest on this machine, measured for some seconds.</summary>
    /// <param name="services">Measures.</param>
    /// <param name="plans">What the runs are, from 1: the first is measured, as all are taken to be about as long; the largest must fit into the memory.</param>
    /// <param name="runs">Runs in all, from 1.</param>
    /// <param name="threads">Threads for all of them.</param>
    /// <param name="measureAlone">Whether to measure even when there is nothing to choose, for an estimate of the time.</param>
    public static Jobs Fastest(CliServices services, IReadOnlyList<RunPlan> plans, int runs, int threads, bool measureAlone)
    {
        var plan = plans[0];
        var most = Math.Min(Math.Min(runs, threads), MostInMemory(services, plans));
        if (most <= 1 && !measureAlone)
        {
            return new(1, threads);
        }

        var best = Measured(services, plan, runs, threads, 1);
        foreach (var count in new[] { threads / 4, most }.Distinct().Where(count => count > 1 && (count == most || (threads >= MiddleFrom && count < most))))
        {
            var other = TryMeasure(services, plan, runs, threads, count);
            best = other?.Total < EnoughGain * best.Total ? other : best;
        }

        return best;
    }

    // A device may have the memory for one run and not for several.
    private static Jobs? TryMeasure(CliServices services, RunPlan plan, int runs, int threads, int count)
    {
        try
        {
            return Measured(services, plan, runs, threads, count);
        }
        catch (DeviceException)
        {
            return null;
        }
    }

    /// <summary>This choice with the time that it takes.</summary>
    public Jobs Timed(CliServices services, RunPlan plan, int runs) => Measured(services, plan, runs, Count * ThreadsEach, Count);

    /// <summary>How long the images of a run take when so many are at work at once: the mean of all.</summary>
    public ImageTimes Times(CliServices services, RunPlan plan) => Times(services, plan, ThreadsEach, Count);

    private static Jobs Measured(CliServices services, RunPlan plan, int runs, int threads, int count)
    {
        var each = Math.Max(1, threads / count);
        var rounds = (runs + count - 1) / count;
        return new(count, each) { Total = TimeSpan.FromSeconds(rounds * new TimeEstimate(plan, Times(services, plan, each, count)).TotalSeconds) };
    }

    private static ImageTimes Times(CliServices services, RunPlan plan, int threads, int count)
    {
        var times = new ImageTimes[count];
        Exception? failure = null;
        var timers = new Thread[count];
        for (var i = 0; i < count; i++)
        {
            var place = i;
            timers[i] = new Thread(() =>
            {
                try
                {
                    times[place] = services.MeasureImageTimes(plan, threads, services.Interruption.Token);
                }
#pragma warning disable CA1031 // Thrown again below, on the thread that asked.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = exception;
                }
            });
            timers[i].Start();
        }

        foreach (var timer in timers)
        {
            timer.Join();
        }

        services.Interruption.Token.ThrowIfCancellationRequested();
        if (failure is DeviceException refused)
        {
            throw new DeviceException(refused.Message);
        }

        return failure is null
            ? new(times[0].Seconds.Keys.ToDictionary(workload => workload, workload => times.Average(one => one.Seconds[workload])), times[0].OfSmallerModels)
            : throw new InvalidOperationException("The measurement of the machine failed.", failure);
    }

    private static int MostInMemory(CliServices services, IReadOnlyList<RunPlan> plans)
    {
        var here = MemoryShare * services.Machine.Memory().Bytes / plans.Max(MemoryEstimate.Peak);
        var there = services.DeviceBytes is { } bytes ? MemoryShare * bytes / plans.Max(plan => MemoryEstimate.OnDevice(plan).All) : double.PositiveInfinity;
        return (int)Math.Clamp(Math.Min(here, there), 1, int.MaxValue);
    }
}

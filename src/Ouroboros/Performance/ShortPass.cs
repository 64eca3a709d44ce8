using System.Diagnostics;

namespace Ouroboros.Performance;

/// <summary>Passes that are long enough to be timed and no longer, whatever the machine and the models.</summary>
internal static class ShortPass
{
    private const int FirstImages = 4;

    /// <summary>
    /// Sets the images of a runner so that a pass takes between half of <paramref name="time"/> and all of it, unless so few take
    /// longer or all take less. What runs for the first time runs here.
    /// </summary>
    /// <param name="work">The runner; its batches are kept whole where there are several.</param>
    /// <param name="workload">What to pass through.</param>
    /// <param name="time">Time for a pass.</param>
    /// <param name="cancellation">Stops between two training steps.</param>
    public static void Fit(WorkloadRunner work, Workload workload, TimeSpan time, CancellationToken cancellation)
    {
        work.Images = Math.Min(FirstImages, work.AllImages);
        while (IsShort(work, workload, time, cancellation) && work.Images < work.AllImages)
        {
            work.Images = Next(work);
        }
    }

    /// <summary>Seconds that a pass takes.</summary>
    public static double Time(WorkloadRunner work, Workload workload, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = Stopwatch.GetTimestamp();
        work.Do(workload, cancellation);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // A first pass is long because code is compiled, or the machine was busy with something else: only the second one counts.
    private static bool IsShort(WorkloadRunner work, Workload workload, TimeSpan time, CancellationToken cancellation)
    {
        var enough = time.TotalSeconds / 2;
        return Time(work, workload, cancellation) < enough || Time(work, workload, cancellation) < enough;
    }

    private static int Next(WorkloadRunner work)
    {
        var next = Math.Min(2 * work.Images, work.AllImages);
        return work.Images < work.BatchSize && next > work.BatchSize ? work.BatchSize : next;
    }
}

using Ouroboros.Runs;

namespace Ouroboros.Performance;

/// <summary>How long a run will take.</summary>
/// <param name="plan">What it is to do.</param>
/// <param name="times">How long its images take on this machine.</param>
public sealed class TimeEstimate(RunPlan plan, ImageTimes times)
{
    // Seconds that runs of many shapes took, read from their timings.csv on one machine (docs/log.md), for what is not worth measuring each time: start and
    // data, files of a generation, pictures at the end.
    private const double Start = 0.6;
    private const double GenerationFiles = 0.007;

    // Distances are looked at one by one, on one thread, beside the products.
    private const double MetricFactor = 1.5;

    private const double CheckpointByte = 5e-9;
    private const double SheetImage = 0.0005;
    private const double Plots = 0.6;
    private const double PlottedGeneration = 0.005;
    private const double FrameImage = 0.0005;
    private const double LatentWalk = 0.035;

    /// <summary>Seconds for a workload in the whole run.</summary>
    public double Seconds(Workload workload) => plan.ImagesThrough(workload) * times.Seconds[workload];

    /// <summary>Seconds for the comparisons with real images, at the rate of the arithmetic of an evaluation.</summary>
    public double MetricSeconds =>
        (plan.Metrics.Operations + plan.Metrics.JudgingOperations) * MetricFactor * times.Seconds[Workload.Evaluation] / Arithmetic.PerImage(Workload.Evaluation, plan.Models);

    /// <summary>Seconds for everything but the workloads and the comparisons: the start, files and pictures.</summary>
    public double OtherSeconds
    {
        get
        {
            double sheetImages = plan.Config.Experiment.NumDisplayedSamples * (plan.Generations + 1L);
            return Start
                + (GenerationFiles * plan.Generations) + (SheetImage * sheetImages) + (CheckpointByte * DiskEstimate.Checkpoints(plan))
                + Plots + (PlottedGeneration * plan.Generations) + (FrameImage * sheetImages)
                + (LatentWalk * Math.Min(plan.Generations, WalkedGenerations.Most));
        }
    }

    /// <summary>Generations of the run.</summary>
    public int Generations => plan.Generations;

    /// <summary>Seconds for the workloads of a generation, from 1.</summary>
    public double GenerationSeconds(int generation) =>
        Enum.GetValues<Workload>().Sum(workload => plan.ImagesThrough(workload, generation) * times.Seconds[workload]);

    /// <summary>Seconds for the whole run.</summary>
    public double TotalSeconds => Enum.GetValues<Workload>().Sum(Seconds) + MetricSeconds + OtherSeconds;
}

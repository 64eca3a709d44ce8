using Ouroboros.Runs;

namespace Ouroboros.Performance;

/// <summary>How many bytes a run's files will have.</summary>
public static class DiskEstimate
{
    // What pictures and tables have had in runs of many shapes (docs/log.md). Noisy digits make larger pictures than clear ones, and
    // collapsed generations smaller ones, so this is right within a third or so.
    private const long Sheet = 4_000;
    private const long SheetImage = 1_600;
    private const long Frame = 3_000;
    private const long FrameImage = 1_900;
    private const long Plots = 350_000;
    private const long PlottedGeneration = 11_000;
    private const long Head = 6_000;
    private const long GenerationRows = 800;
    private const long ClassRows = 30;
    private const long EpochRows = 155;
    private const long MatrixCell = 16;

    /// <summary>Bytes of all checkpoints, exactly.</summary>
    public static long Checkpoints(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var models = plan.Models;
        return plan.Generations * (SafetensorsWriter.Size(CheckpointTensors.Vae(models)) + SafetensorsWriter.Size(CheckpointTensors.Classifier(models)));
    }

    /// <summary>Bytes of sample sheets, plots and animation, about.</summary>
    public static long Pictures(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long images = plan.Config.Experiment.NumDisplayedSamples;
        return ((plan.Generations + 1L) * (Sheet + Frame + (images * (SheetImage + FrameImage)))) + Plots + (plan.Generations * PlottedGeneration);
    }

    /// <summary>Bytes of all other files, about.</summary>
    public static long Tables(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long generations = plan.Generations;
        var epochs = generations * (plan.Config.Vae.Epochs + plan.Config.Classifier.Epochs);
        var rows = GenerationRows + (ClassRows * plan.Config.Classifier.NumClasses);
        return Head + (generations * rows) + (epochs * EpochRows) + (generations * generations * MatrixCell);
    }
}

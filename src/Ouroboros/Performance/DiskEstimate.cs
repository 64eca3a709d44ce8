using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Runs;
using Ouroboros.Storage;

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
    private const long LatentWalk = 90_000;

    // The report has charts of its own, and sheets and latent spaces once more, four bytes for three.
    private const long ReportCharts = 300_000;
    private const long ReportGeneration = 15_000;
    private const long ReportCell = 270;
    private const long ReportSheet = 1_300;
    private const long ReportImage = 900;
    private const long ReportWalk = 78_000;
    private const long LargestReport = 8_000_000;
    private const long Head = 7_500;
    private const long GenerationRows = 1_000;
    private const long ClassRows = 30;
    private const long EpochRows = 155;
    private const long MatrixCell = 16;

    // Header of a .npy file.
    private const long ArrayHead = 128;

    /// <summary>Bytes of all generations' weights, exactly.</summary>
    public static long Checkpoints(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var models = plan.Models;
        return plan.Generations * (SafetensorsWriter.Size(CheckpointTensors.Vae(models)) + SafetensorsWriter.Size(CheckpointTensors.Classifier(models)));
    }

    /// <summary>Bytes of what the run can go on from, about, at most: the newest checkpoint, and beside it the one that it replaces.</summary>
    public static long Resuming(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var models = plan.Models;

        // Weights and two moments of the model in training, its losses, and the VAE's weights in any case.
        var vae = (3 * models.VaeParameters) + (2L * plan.MostLearnt);
        var classifier = models.VaeParameters + (3 * models.ClassifierParameters) + (2L * plan.MostLearnt);
        return 2 * ((sizeof(float) * Math.Max(vae, classifier)) + Tables(plan));
    }

    /// <summary>Bytes of the sampled data sets that the run keeps, exactly.</summary>
    public static long DataSets(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var kept = plan.Config.DataSetsToKeep switch
        {
            KeptDataSets.All => plan.Generations,
            KeptDataSets.Last => 1L,
            _ => 0L,
        };
        var images = (long)plan.Config.Experiment.NumGeneratedSamples * DigitSet.PixelsPerImage * sizeof(float);
        var labels = (long)plan.Config.Experiment.NumGeneratedSamples * sizeof(int);
        return kept * (images + labels + (2 * ArrayHead));
    }

    /// <summary>Bytes of sample sheets, plots, animation and report, about.</summary>
    public static long Pictures(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long images = plan.Config.Experiment.NumDisplayedSamples;
        return ((plan.Generations + 1L) * (Sheet + Frame + (images * (SheetImage + FrameImage))))
            + Plots + (plan.Generations * PlottedGeneration) + (Math.Min(plan.Generations, WalkedGenerations.Most) * LatentWalk) + Report(plan);
    }

    private static long Report(RunPlan plan)
    {
        long generations = plan.Generations;
        var charts = ReportCharts + (generations * ReportGeneration) + (generations * (generations + 2) * ReportCell);
        var pictures = ((generations + 1) * (ReportSheet + (plan.Config.Experiment.NumDisplayedSamples * ReportImage))) + (Math.Min(generations, WalkedGenerations.Most) * ReportWalk);
        return Math.Min(charts + pictures, LargestReport);
    }

    /// <summary>Bytes of all other files, about.</summary>
    public static long Tables(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long generations = plan.Generations;
        var epochs = generations * (plan.Config.Vae.Epochs + plan.Config.Classifier.Epochs);
        var rows = GenerationRows + (ClassRows * plan.Config.Classifier.Classes);
        return Head + (generations * rows) + (epochs * EpochRows) + (generations * generations * MatrixCell);
    }
}

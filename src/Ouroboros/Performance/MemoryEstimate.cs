using Ouroboros.Data;

namespace Ouroboros.Performance;

/// <summary>How much memory a run takes at its peak.</summary>
/// <remarks>The large things are counted from their sizes; what the runtime adds was measured (docs/log.md). Right within a tenth or so.</remarks>
public static class MemoryEstimate
{
    // The runtime with its code, and what the collector leaves lying.
    private const long Runtime = 95_000_000;

    // Pictures: all sheets are drawn again for the animation, and each plot of matrices holds a cell for each pair of generations.
    private const long FrameImage = 65_000;
    private const long PlottedGeneration = 500_000;

    // Weights on their way to the checkpoints lie about for some generations before they are collected.
    private const int CheckpointsUncollected = 5;

    private const int BatchOfEvaluation = Collapse.LoopState.EvaluationRows;

    // Labels and their two copies, two copies of the order, three losses and their copies, two predictions.
    private const int NumbersForImage = 13;

    // The weights, their gradient, two moments, the weights again for the way back.
    private const int CopiesInTraining = 5;

    /// <summary>Bytes of resident memory at the peak, about.</summary>
    public static long Peak(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var models = plan.Models;
        long batch = plan.Config.Experiment.BatchSize;
        var parameters = models.VaeParameters + models.ClassifierParameters;
        var digits = (plan.Data.TrainingImages + (long)plan.Data.TestImages) * (DigitSet.PixelsPerImage + sizeof(int));
        var floats = (plan.MostImages * (long)(DigitSet.PixelsPerImage + NumbersForImage))
            + (CopiesInTraining * parameters)
            + (models.ClassifierParameters * plan.Generations)
            + (parameters * Math.Min(plan.Generations, CheckpointsUncollected))
            + (batch * (VaeColumns(models, learns: true) + ClassifierColumns(models, learns: true)))
            + (BatchOfEvaluation * (VaeColumns(models, learns: false) + ClassifierColumns(models, learns: false)));
        var pictures = (FrameImage * plan.Config.Experiment.NumDisplayedSamples * (plan.Generations + 1L)) + (PlottedGeneration * plan.Generations);
        return Runtime + digits + (sizeof(float) * floats) + pictures;
    }

    // Images, noise, latent points and the gradient of the heads; the heads; both chains.
    private static long VaeColumns(ModelShapes models, bool learns) =>
        models.Encoder[0].Inputs + (6L * models.Head.Outputs) + Columns(models.Encoder, learns) + Columns(models.Decoder, learns);

    private static long ClassifierColumns(ModelShapes models, bool learns) => models.Classifier[0].Inputs + Columns(models.Classifier, learns);

    // What each layer gives, and on the way back the gradient of what it takes; the first layer's is small or not needed.
    private static long Columns(IReadOnlyList<LayerShape> layers, bool learns) =>
        layers.Sum(layer => (long)layer.Outputs) + (learns ? layers.Skip(1).Sum(layer => (long)layer.Inputs) : 0);
}

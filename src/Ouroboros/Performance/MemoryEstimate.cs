using Ouroboros.Collapse;
using Ouroboros.Data;
using Ouroboros.Metrics;

namespace Ouroboros.Performance;

/// <summary>How much memory a run takes at its peak.</summary>
/// <remarks>
/// The large things are counted from their sizes; what the runtime adds was fitted to measured runs (docs/log.md). The peak does not count
/// how the reference classifier is trained, where it is not at hand from an earlier run: that takes the memory of all training images as floats, before
/// the loop does.
/// </remarks>
public static class MemoryEstimate
{
    // The runtime with its code, and what the collector leaves lying.
    private const long Runtime = 100_000_000;

    // The animation holds every sheet as pixels; the plots grow with the generations.
    private const long FrameImage = 60_000;
    private const long PlottedGeneration = 500_000;

    // Weights on their way to the checkpoints, and those of the generation before, not collected yet.
    private const int CheckpointsUncollected = 2;

    // Order and labels of a set in memory, and those of a pool on the disk.
    private const int NumbersForImage = 2;

    // Both losses of the VAE, the classifier's loss and its prediction; each once more where the program reads them, as the order is.
    private const int NumbersForLearnt = 4;

    // Losses of the VAE and the label for each image of a batch that is evaluated; its loss, prediction and place for each of the classifiers that are evaluated together.
    private const int NumbersForEvaluated = 3 + (3 * ClassifierEvaluator.Together);

    /// <summary>Bytes of resident memory at the peak, about.</summary>
    public static long Peak(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var models = plan.Models;
        var training = plan.Config.Data.Shuffle ? 2L * plan.Data.TrainingImages : plan.Data.TrainingImages;
        var digits = (training + plan.Data.TestImages) * (DigitSet.PixelsPerImage + sizeof(int));
        var readings = Numbers(plan);
        var checkpoints = (models.VaeParameters + models.ClassifierParameters) * Math.Min(plan.Generations, CheckpointsUncollected);
        var pictures = (FrameImage * plan.Config.Experiment.NumDisplayedSamples * (plan.Generations + 1L)) + (PlottedGeneration * plan.Generations);
        var running = sizeof(float) * (Buffers(plan) + plan.Metrics.Buffers + plan.Metrics.Lasting + readings + checkpoints);

        // Pictures come when all else is gone.
        return Runtime + digits + Math.Max(running, pictures);
    }

    /// <summary>
    /// Bytes of a device's memory, about, and of its largest buffer: when the last generation is evaluated, or before the first, when the reference
    /// classifier is trained there.
    /// </summary>
    public static (long All, long Largest) OnDevice(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return (
            sizeof(float) * Math.Max(Buffers(plan) + plan.Metrics.Buffers, plan.Metrics.Training),
            sizeof(float) * Math.Max((long)plan.MostImages * DigitSet.PixelsPerImage, plan.Metrics.TrainingPixels));
    }

    /// <summary>Numbers in the backend's buffers when the last generation is evaluated.</summary>
    internal static long Buffers(RunPlan plan)
    {
        var models = plan.Models;
        return ((long)plan.MostImages * DigitSet.PixelsPerImage) + Numbers(plan)
            + InTraining(models.Encoder) + (2 * Copies(models.Head)) + models.Decoder.Sum(Copies)
            + InTraining(models.Classifier) + (models.ClassifierParameters * plan.Generations)
            + (plan.Config.Experiment.BatchSize * (VaeColumns(models, learns: true) + ClassifierColumns(models, learns: true)))
            + (LoopState.EvaluationRows * (VaeColumns(models, learns: false) + ClassifierColumns(models, learns: false) + NumbersForEvaluated));
    }

    private static long Numbers(RunPlan plan) =>
        (NumbersForImage * (plan.MostImages + (plan.HasPool ? (long)plan.MostLearnt : 0))) + (NumbersForLearnt * (long)plan.MostLearnt);

    // A chain that begins with pixels: its first layer needs no way back to them.
    private static long InTraining(IReadOnlyList<LayerShape> layers) => layers.Sum(Copies) - layers[0].Weights;

    // The weights and biases and their two moments; the weights again for the way back. Gradients never reach memory.
    private static long Copies(LayerShape layer) => (3 * layer.Parameters) + layer.Weights;

    // Images; noise, latent points and their gradient; the heads and theirs, and that of what they take; both chains.
    private static long VaeColumns(ModelShapes models, bool learns) =>
        models.Encoder[0].Inputs + ((learns ? 7L : 6L) * models.Head.Outputs) + models.Head.Inputs
        + Columns(models.Encoder, learns) + Columns(models.Decoder, learns);

    private static long ClassifierColumns(ModelShapes models, bool learns) => models.Classifier[0].Inputs + Columns(models.Classifier, learns);

    // What each layer gives, and on the way back the gradient of what each takes but the first.
    private static long Columns(IReadOnlyList<LayerShape> layers, bool learns) =>
        layers.Sum(layer => (long)layer.Outputs) + (learns ? layers.Skip(1).Sum(layer => (long)layer.Inputs) : 0);
}

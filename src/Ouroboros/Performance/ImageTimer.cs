using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Performance;

/// <summary>Measures within a moment how long a run's images will take on this machine.</summary>
/// <remarks>
/// Nothing here is worth much time or memory, since nothing is kept: models that are very large are not made but scaled from smaller
/// ones by their arithmetic, and very large batches are cut. What the images show does not matter to the time, so none are read.
/// </remarks>
public static class ImageTimer
{
    private const long MostParameters = 8_000_000;
    private const int LargestBatch = 2_048;
    private const int MostImages = 16_384;
    private const int FewestPasses = 3;
    private const double LowRate = 1e-5;

    // The VAE's training is nearly all of a run's time, so it is measured with the most care. About two seconds in all.
    private static readonly (Workload Workload, double Seconds)[] Parts =
    [
        (Workload.VaeTraining, 0.2),
        (Workload.ClassifierTraining, 0.08),
        (Workload.Sampling, 0.04),
        (Workload.Evaluation, 0.08),
        (Workload.Reconstruction, 0.04),
    ];

    /// <summary>Measures every workload of a run.</summary>
    /// <param name="kernels">The run's kernels.</param>
    /// <param name="threads">Its threads.</param>
    /// <param name="plan">What it is to do.</param>
    /// <param name="cancellation">Stops within a step or a pass.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImageTimes Measure(KernelSet kernels, int threads, RunPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentNullException.ThrowIfNull(plan);
        var isSmall = plan.Models.VaeParameters + plan.Models.ClassifierParameters <= MostParameters;
        var config = Measurable(plan.Config, isSmall);
        var models = new ModelShapes(config);
        using var backend = kernels.Create(threads);
        using var work = new WorkloadRunner(backend, config, Pattern(Images(plan, config), config.Classifier.Classes));
        var seconds = new Dictionary<Workload, double>();
        foreach (var (workload, time) in Parts)
        {
            var scale = Arithmetic.PerImage(workload, plan.Models) / Arithmetic.PerImage(workload, models);
            seconds[workload] = scale * Measure(work, workload, TimeSpan.FromSeconds(time), cancellation);
        }

        return new ImageTimes(seconds, OfSmallerModels: !isSmall);
    }

    // The same images come again and again: at a low rate no model diverges, whatever the run's own rate is.
    private static ExperimentConfig Measurable(ExperimentConfig config, bool isSmall)
    {
        var vae = isSmall ? config.Vae : Presets.Classic.Vae;
        var classifier = isSmall ? config.Classifier : Presets.Classic.Classifier with { NumClasses = config.Classifier.Classes };
        return config with
        {
            Experiment = config.Experiment with { BatchSize = Math.Min(config.Experiment.BatchSize, LargestBatch) },
            Vae = vae with { LearningRate = LowRate },
            Classifier = classifier with { LearningRate = LowRate },
        };
    }

    private static int Images(RunPlan plan, ExperimentConfig measurable) =>
        Math.Min(plan.MostImages, MostImages / measurable.Experiment.BatchSize * measurable.Experiment.BatchSize);

    private static double Measure(WorkloadRunner work, Workload workload, TimeSpan time, CancellationToken cancellation)
    {
        ShortPass.Fit(work, workload, time, cancellation);
        var passes = new List<double>();
        for (var spent = 0.0; passes.Count < FewestPasses || spent < time.TotalSeconds; spent += passes[^1])
        {
            passes.Add(ShortPass.Time(work, workload, cancellation));
        }

        passes.Sort();
        return passes[passes.Count / 2] / work.Images;
    }

    private static DigitSet Pattern(int images, int classes)
    {
        var pixels = new byte[images * DigitSet.PixelsPerImage];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)i;
        }

        return new DigitSet("pattern", pixels, Enumerable.Range(0, images).Select(image => image % classes).ToArray(), classes);
    }
}

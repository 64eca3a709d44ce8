using Ouroboros.Configuration;

namespace Ouroboros.Cli.Planning;

/// <summary>How much there is to do: counted from the config, before and while it runs.</summary>
internal sealed class RunPlan(ExperimentConfig config, int firstImages)
{
    /// <summary>Numbers in the VAE: weights and biases.</summary>
    public long VaeParameters
    {
        get
        {
            int[] encoder = [.. config.Vae.LayerSizes];
            int[] decoder = [config.Vae.LatentDim, .. encoder.Reverse()];
            return Stack(encoder) + (2 * Linear(encoder[^1], config.Vae.LatentDim)) + Stack(decoder);
        }
    }

    /// <summary>Numbers in the classifier.</summary>
    public long ClassifierParameters => Stack([.. config.Classifier.LayerSizes, config.Classifier.NumClasses]);

    /// <summary>Optimiser steps of the whole run, both models.</summary>
    public long Steps => Enumerable.Range(1, config.Experiment.Iterations)
        .Sum(generation => (long)Batches(generation) * (config.Vae.Epochs + config.Classifier.Epochs));

    /// <summary>Bytes of the checkpoints: four for each number of each generation's models.</summary>
    public long CheckpointBytes => 4 * (VaeParameters + ClassifierParameters) * config.Experiment.Iterations;

    /// <summary>Work of the whole run: images times parameters.</summary>
    public double TotalWork => Enumerable.Range(1, config.Experiment.Iterations).Sum(generation => VaeWork(generation) + ClassifierWork(generation));

    /// <summary>Images a generation learns from.</summary>
    public int Images(int generation) => generation == 1 ? firstImages : config.Experiment.NumGeneratedSamples;

    /// <summary>Work of training a generation's VAE.</summary>
    public double VaeWork(int generation) => (double)Images(generation) * config.Vae.Epochs * VaeParameters;

    /// <summary>Work of training a generation's classifier.</summary>
    public double ClassifierWork(int generation) => (double)Images(generation) * config.Classifier.Epochs * ClassifierParameters;

    private int Batches(int generation) =>
        (Images(generation) + config.Experiment.BatchSize - 1) / config.Experiment.BatchSize;

    private static long Stack(int[] widths) => widths.Zip(widths.Skip(1), Linear).Sum();

    private static long Linear(int inputs, int outputs) => ((long)inputs * outputs) + outputs;
}

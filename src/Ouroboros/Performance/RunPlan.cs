using Ouroboros.Configuration;
using Ouroboros.Regimes;

namespace Ouroboros.Performance;

/// <summary>How much a run has to do, counted from its config before it runs.</summary>
public sealed class RunPlan
{
    /// <summary>The plan of an experiment.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="data">The real images that it runs on.</param>
    public RunPlan(ExperimentConfig config, DataFacts data)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(data);
        Config = ConfigRules.Settle(config, data);
        Data = data;
        Models = new ModelShapes(Config);
        Metrics = new MetricsPlan(this);
    }

    /// <summary>The experiment, settled on the data.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>The real digits, all of them, whether generation 1 learns from all or not.</summary>
    public DataFacts Data { get; }

    /// <summary>The models.</summary>
    public ModelShapes Models { get; }

    /// <summary>The comparisons with real images, which are no <see cref="Workload"/>.</summary>
    public MetricsPlan Metrics { get; }

    /// <summary>Generations.</summary>
    public int Generations => Config.Experiment.Iterations;

    /// <summary>The most images that a data set of the run has.</summary>
    public int MostImages => Math.Max(Images(1), Config.Experiment.NumGeneratedSamples);

    /// <summary>The most images that a generation learns from.</summary>
    public int MostLearnt => Math.Max(Images(1), Images(Generations));

    /// <summary>Whether generations learn from more images than memory holds.</summary>
    public bool HasPool => MostLearnt > MostImages;

    /// <summary>Optimiser steps of the whole run, both models.</summary>
    public long Steps => AllGenerations.Sum(generation => (long)Batches(generation) * (Config.Vae.Epochs + Config.Classifier.Epochs));

    private IEnumerable<int> AllGenerations => Enumerable.Range(1, Generations);

    /// <summary>Images a generation learns from.</summary>
    /// <param name="generation">Generation, from 1.</param>
    public int Images(int generation) =>
        RegimePlan.CountOf(
            Config.Regime.Kind, Config.Experiment.NumTrainingImages ?? Data.TrainingImages, Config.Experiment.NumGeneratedSamples, generation);

    /// <summary>Images that pass through a workload in the whole run, each as often as it passes.</summary>
    public long ImagesThrough(Workload workload) => AllGenerations.Sum(generation => ImagesThrough(workload, generation)) + ImagesAtTheEnd(workload);

    /// <summary>Images that pass through a workload in a generation, each as often as it passes.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="generation">Generation, from 1.</param>
    public long ImagesThrough(Workload workload, int generation)
    {
        long samples = Config.Experiment.NumGeneratedSamples;
        return workload switch
        {
            Workload.VaeTraining => (long)Images(generation) * Config.Vae.Epochs,
            Workload.ClassifierTraining => (long)Images(generation) * Config.Classifier.Epochs,
            Workload.Sampling => Decoded,

            // Its classifier on the real sets, and on its own samples to label them; then every classifier so far on those.
            Workload.Evaluation => Images(1) + Data.TestImages + samples + (generation * samples),
            Workload.Reconstruction => Data.TestImages,
            _ => throw new ArgumentOutOfRangeException(nameof(workload)),
        };
    }

    /// <summary>
    /// Images that pass through a workload when all generations are done, to complete the matrices: the earlier data sets are sampled and labelled once
    /// more, and the classifiers that came later look at them.
    /// </summary>
    public long ImagesAtTheEnd(Workload workload) => workload switch
    {
        Workload.Sampling => Earlier * Decoded,
        Workload.Evaluation => (Earlier + (Earlier * (Earlier + 1) / 2)) * Config.Experiment.NumGeneratedSamples,
        _ => 0,
    };

    /// <summary>Floating-point operations of a workload in the whole run, see <see cref="Arithmetic"/>.</summary>
    public double Operations(Workload workload) => ImagesThrough(workload) * Arithmetic.PerImage(workload, Models);

    // Images that go through the decoder to make a data set: a filter decodes its candidates to judge them, and again to keep the best.
    private long Decoded => Config.Experiment.NumGeneratedSamples
        * (Config.Regime is { Kind: Regime.Filter, Oversampling: > 1 } filter ? 2L * filter.Oversampling : 1L);

    // Data sets of the generations before the last.
    private long Earlier => Generations - 1;

    private int Batches(int generation) =>
        (Images(generation) + Config.Experiment.BatchSize - 1) / Config.Experiment.BatchSize;
}

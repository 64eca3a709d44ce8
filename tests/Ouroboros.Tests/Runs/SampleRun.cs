using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

/// <summary>A made-up run of three generations with numbers that are awkward to print.</summary>
internal static class SampleRun
{
    public const int Generations = 3;

    private static readonly string Reference = new('a', 64);

    public static ExperimentConfig Config { get; } = new()
    {
        Experiment = new() { Iterations = Generations, RandomSeed = 7, NumGeneratedSamples = 20 },
        Classifier = new() { NumClasses = 3 },
    };

    public static MachineFacts Machine { get; } = new()
    {
        Os = "an OS",
        Cpu = "a CPU",
        Cores = 2,
        MemoryBytes = 1L << 33,
        Runtime = ".NET",
        Kernels = "reference",
        Threads = 1,
    };

    /// <summary>The history as it is once <paramref name="generation"/> is complete.</summary>
    public static RunHistory History(int generation = Generations)
    {
        var history = new RunHistory(Config)
        {
            Floors = new(10, Reference, Distribution(0.25)),
            ReferenceSha256 = Reference,
        };
        for (var g = 0; g <= generation; g++)
        {
            history.Metrics.Add(Metrics(g));
            history.Labels.Add(new LabelCounts(g, Judge.Current, [20 - g, g, 0]));
            history.Labels.Add(new LabelCounts(g, Judge.Initial, [g, 0, 20 - g]));
            if (g > 0)
            {
                history.Training.Add(new EpochRecord(g, TrainedModel.Vae, 1, 1 / 3.0, 0.1 + 0.2, 5e-324, null));
                history.Training.Add(new EpochRecord(g, TrainedModel.Classifier, 1, double.NaN, null, null, 1));
                history.Accuracy[g, EvaluationMatrix.RealTest] = 1.0 / g;
                history.Loss[g, EvaluationMatrix.SamplesOf(g)] = double.PositiveInfinity;
            }
        }

        return history;
    }

    public static GenerationResult Result(int generation) => new(
        generation,
        History(generation),
        new SampleSheet(generation, new float[784], [generation]),
        generation == 0 ? new Dictionary<string, IReadOnlyList<TensorGroup>>() : Weights(generation),
        [new PhaseTiming(generation, "train_vae", 1.5), new PhaseTiming(generation, "sample", generation)]);

    private static Dictionary<string, IReadOnlyList<TensorGroup>> Weights(int generation) => new()
    {
        ["vae"] = [Tensor("encoder.0.weight", [1, 2], generation, 0.1f), Tensor("encoder.0.bias", [1], -0f)],
        ["classifier"] = [Tensor("model.0.bias", [1], float.NaN)],
    };

    private static TensorGroup Tensor(string name, int[] shape, params float[] values) => TensorGroup.Of(new NamedTensor(name, shape, values));

    private static GenerationMetrics Metrics(int g) => new()
    {
        Generation = g,
        TrainImages = 60_000,
        VaeLoss = g == 0 ? null : 40.25,
        VaeReconstruction = g == 0 ? null : Math.PI * 10,
        VaeKl = g == 0 ? null : 1e-9,
        ClassifierLoss = g == 0 ? null : 0.1 + 0.2,
        ClassifierAccuracy = g == 0 ? null : 0.975,
        LabelEntropyCurrent = 2.302585092994046,
        LabelEntropyInitial = 1.0986122886681098 / (g + 1),
        EffectiveClassesInitial = 3.0000000000000004 / (g + 1),
        PixelVariance = 1e22,
        RealTrainAccuracy = g == 0 ? null : 1,
        RealTestAccuracy = g == 0 ? null : 2.0 / 3,
        RealTestVaeLoss = g == 0 ? null : double.NaN,
        Distribution = g == 0 ? DistributionMetrics.None : Distribution(1.5 * g),
    };

    private static DistributionMetrics Distribution(double distance) => new()
    {
        FrechetDistance = distance,
        Precision = 0.1,
        Recall = 0.2,
        Density = 0.1 + 0.2,
        Coverage = 0.4,
        LabelEntropy = 0.5,
        EffectiveClasses = 0.6,
        LabelTotalVariation = 0.7,
        NearestTrainDistance = 8,
        NearestSampleDistance = 9,
    };
}

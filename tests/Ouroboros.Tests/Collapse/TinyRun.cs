using System.Globalization;
using System.Text;
using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Numerics;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Collapse;

/// <summary>A run of three generations that takes a fraction of a second, and all that it left.</summary>
internal sealed class TinyRun : IRunObserver
{
    public const int TrainImages = 300;
    public const int TestImages = 120;

    /// <summary>More than an evaluation's batch of 512, and more than the real images, so that data sets change their size.</summary>
    public const int Samples = 530;

    private readonly List<GenerationResult> _results = [];

    private TinyRun(RunHistory? history) => History = history!;

    /// <summary>
    /// Small networks that learn just enough to have several labels in every data set, on which the judges disagree; batches that leave
    /// a rest of both sizes.
    /// </summary>
    public static ExperimentConfig Config { get; } = new()
    {
        Experiment = new ExperimentSettings
        {
            Iterations = 3,
            BatchSize = 21,
            NumTrainingImages = TrainImages,
            NumGeneratedSamples = Samples,
            RandomSeed = 99,
        },
        Vae = new VaeSettings { LayerSizes = [784, 24], LatentDim = 3, Epochs = 8, LearningRate = 5e-3 },
        Classifier = new ClassifierSettings { LayerSizes = [784, 12], Epochs = 5, LearningRate = 5e-3 },
    };

    public RunHistory History { get; private set; }

    /// <summary>By generation, generation 0 first.</summary>
    public IReadOnlyList<GenerationResult> Results => _results;

    public static TinyRun Of(IBackend backend, RealDigits digits, ExperimentConfig config)
    {
        var run = new TinyRun(null);
        run.History = new SelfConsumingLoop(backend, digits.First(TrainImages, TestImages), TimeProvider.System)
            .Run(config, [run], CancellationToken.None);
        return run;
    }

    // The weights as they are now: soon they will be those of the next generation.
    public void GenerationCompleted(GenerationResult result) => _results.Add(result with
    {
        Weights = result.Weights.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<TensorGroup>)[.. pair.Value.ToTensors().Select(TensorGroup.Of)]),
    });

    /// <summary>Every number and every bit of every weight and displayed sample, as text: two runs are the same if this is.</summary>
    public string Everything()
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', History.Metrics).AppendLine();
        text.AppendLine($"{History.Floors} {History.ReferenceSha256}");
        text.AppendJoin('\n', History.Training).AppendLine();
        foreach (var labels in History.Labels)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{labels.Generation} {labels.Judge} {string.Join(' ', labels.Counts)}");
        }

        foreach (var matrix in new[] { History.Accuracy, History.Loss })
        {
            for (var row = 1; row <= matrix.Generations; row++)
            {
                text.AppendJoin(' ', Enumerable.Range(0, matrix.Columns).Select(column => $"{matrix[row, column]}")).AppendLine();
            }
        }

        foreach (var result in Results)
        {
            var sheet = new NamedTensor("samples", [result.Samples.Labels.Count, 784], result.Samples.Pixels);
            text.AppendJoin('\n', Tensors.Bits([sheet])).AppendJoin(' ', result.Samples.Labels).AppendLine();
            foreach (var (model, tensors) in result.Weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                text.AppendLine(model).AppendJoin('\n', Tensors.Bits(tensors)).AppendLine();
            }
        }

        return text.ToString();
    }
}

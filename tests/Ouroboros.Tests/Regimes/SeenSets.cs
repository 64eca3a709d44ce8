using System.Security.Cryptography;
using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Training;

namespace Ouroboros.Tests.Regimes;

/// <summary>A run of the real loop, with a look at every training set just before it is learned: the hash of each image and its label.</summary>
internal sealed class SeenSets : IRunObserver, ILoopModel
{
    private readonly IBackend _backend;
    private readonly LoopState _loop;
    private readonly VaeGenerations _inner;
    private readonly int _batch;

    private SeenSets(IBackend backend, LoopState loop, ExperimentConfig config, IRunObserver told)
    {
        _backend = backend;
        _loop = loop;
        _batch = config.Experiment.BatchSize;
        var clock = new CheckpointClock(TimeSpan.FromDays(1), TimeProvider.System, told, CancellationToken.None);
        _inner = new VaeGenerations(loop, TrainingPosition.StartOf(1), new ObserverGroup([told, this]), clock, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>[generation] what it learned, in no order: hash of pixels, and label.</summary>
    public Dictionary<int, List<string>> Learned { get; } = [];

    /// <summary>[generation] what it sampled, in order; 0: the real training images.</summary>
    public Dictionary<int, List<string>> Sampled { get; } = [];

    /// <summary>[generation] what it left.</summary>
    public Dictionary<int, IReadOnlyList<NamedTensor>> Vaes { get; } = [];

    public static SeenSets Run(IBackend backend, MnistData data, ExperimentConfig config)
    {
        using var archive = new TemporaryArchive(null);
        archive.Started(config);
        using var judges = new LoopJudges(backend, config, data, data.Train, null, new ObserverGroup([]), CancellationToken.None);
        using var loop = new LoopState(backend, config, data, judges, archive, null);
        var seen = new SeenSets(backend, loop, config, archive);
        loop.Begin(CancellationToken.None);
        seen.Sampled[0] = Real(data);
        GenerationLoop.Run(seen, loop.Plan, 1, config.Experiment.Iterations, seen._inner.Complete);
        return seen;
    }

    public void Fit(int generation, Composition set)
    {
        _loop.Compose(generation, set);
        Learned[generation] = Read(_loop.Training);
        _inner.Fit(generation, set);
    }

    public void Sample(int generation, SamplingPlan plan) => _inner.Sample(generation, plan);

    public void Save(Stream stream) => _inner.Save(stream);

    public void Load(Stream stream) => _inner.Load(stream);

    public void GenerationCompleted(GenerationResult result)
    {
        var set = result.DataSet!;
        var pixels = new float[set.Count * DigitSet.PixelsPerImage];
        var labels = new int[set.Count];
        set.ReadImages(0, pixels);
        set.ReadLabels(0, labels);
        Sampled[result.Generation] = [.. Enumerable.Range(0, set.Count).Select(image => Hash(pixels, image, labels[image]))];
        Vaes[result.Generation] = [.. result.Weights["vae"].ToTensors()];
    }

    public static string Hash(ReadOnlySpan<float> pixels, int image, int label)
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels.Slice(image * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage));
        return $"{Convert.ToHexStringLower(SHA256.HashData(bytes))} {label}";
    }

    private static List<string> Real(MnistData data)
    {
        var pixels = new float[data.Train.Count * DigitSet.PixelsPerImage];
        data.Train.CopyPixels(0, pixels);
        return [.. Enumerable.Range(0, data.Train.Count).Select(image => Hash(pixels, image, data.Train.Labels.Span[image]))];
    }

    // As the trainers see it: by minibatches in a random order, which learning then replaces by its own.
    private List<string> Read(ITrainingSet set)
    {
        var order = new int[set.Count];
        _backend.Read(set.Shuffle(new RandomKey(5, Purpose.VaeShuffle, 1)), 0, order);
        var labels = new int[set.Count];
        _backend.Read(set.Labels, 0, labels);
        using var batch = _backend.CreateMatrix(_batch, DigitSet.PixelsPerImage);
        var images = new List<string>();
        for (var start = 0; start < set.Count; start += _batch)
        {
            var rows = Math.Min(_batch, set.Count - start);
            var pixels = new float[rows * DigitSet.PixelsPerImage];
            set.Gather(start, rows, batch);
            _backend.Read(batch, pixels);
            images.AddRange(Enumerable.Range(0, rows).Select(row => Hash(pixels, row, labels[order[start + row]])));
        }

        return images;
    }
}

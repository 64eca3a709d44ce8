using BenchmarkDotNet.Attributes;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Training;

namespace Ouroboros.Bench.Kernels;

/// <summary>What a step does beside products: getting the batch, noise, losses.</summary>
public class BatchBenchmarks : KernelBenchmarks
{
    private TrainingSet _set = null!;
    private Integers _order = null!;
    private int _rows;
    private int _start;
    private Matrix _images = null!;
    private Matrix _made = null!;
    private Matrix _gradient = null!;
    private Matrix _heads = null!;
    private Matrix _noise = null!;
    private Matrix _logits = null!;
    private Matrix _logitGradient = null!;
    private Table _vaeLosses = null!;
    private Table _losses = null!;
    private Integers _predictions = null!;

    /// <summary>Whose batches.</summary>
    [ParamsSource(nameof(Experiments), Priority = 0)]
    public Experiment Shape { get; set; } = null!;

    /// <summary>The presets.</summary>
    public static IEnumerable<Experiment> Experiments => Presets.ByName.Keys.Select(name => new Experiment(name)).Reverse();

    /// <summary>The whole training set in random order, so that a batch is as far from the caches as in a run.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var config = Shape.Config;
        var digits = MnistData.LoadEmbedded().Train;
        digits = digits.First(config.Experiment.NumTrainingImages ?? digits.Count);
        _rows = config.Experiment.BatchSize;
        _start = 0;
        _set = Keep(new TrainingSet(Backend, digits.Count));
        _set.Fill(digits);
        _order = _set.Shuffle(new RandomKey(1, Purpose.VaeShuffle, 1, 1));
        _images = Normals(_rows, DigitSet.PixelsPerImage);
        Backend.Gather(_set.Images, _order, 0, _rows, _images);
        _made = Normals(_rows, DigitSet.PixelsPerImage);
        _gradient = Normals(_rows, DigitSet.PixelsPerImage);
        _heads = Normals(_rows, 2 * config.Vae.LatentDim);
        _noise = Normals(_rows, config.Vae.LatentDim);
        _logits = Normals(_rows, config.Classifier.Classes);
        _logitGradient = Normals(_rows, config.Classifier.Classes);
        _vaeLosses = Keep(Backend.CreateTable(digits.Count, 2));
        _losses = Keep(Backend.CreateTable(digits.Count, 1));
        _predictions = Keep(Backend.CreateIntegers(digits.Count));
    }

    /// <summary>The images of one batch after the other.</summary>
    [Benchmark]
    public void Gather()
    {
        Backend.Gather(_set.Images, _order, _start, _rows, _images);
        Advance();
    }

    /// <summary>A normal for each latent dimension and image.</summary>
    [Benchmark]
    public void Normals() => Backend.FillNormal(new RandomKey(1, Purpose.TrainingNoise, 1, 1), 0, _rows, _noise);

    /// <summary>Losses and the gradient before the sigmoid.</summary>
    [Benchmark]
    public void VaeLoss() => Backend.VaeLoss(_heads, _images, _made, _rows, 0, _vaeLosses, _gradient);

    /// <summary>Losses, predictions and the gradient.</summary>
    [Benchmark]
    public void CrossEntropy()
    {
        Backend.CrossEntropy(_logits, _rows, _set.Labels, _order, _start, _losses, _predictions, _logitGradient);
        Advance();
    }

    private void Advance()
    {
        _start += _rows;
        if (_start + _rows > _order.Length)
        {
            _start = 0;
        }
    }
}

using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Tests.Regimes;

/// <summary>What is in the training sets of generations 1, 2 and 5 under each regime, image by image and label by label.</summary>
public sealed class VaeRegimeTests(RealDigits digits) : IDisposable
{
    private const int Initial = 40;
    private const int Samples = 60;
    private const int Real = 130;

    private readonly IBackend _backend = Backends.Create(2);

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void Replace_learns_the_generation_before()
    {
        var seen = Run(new());
        AssertLearned(seen, 1, First(seen, 0, Initial));
        AssertLearned(seen, 2, seen.Sampled[1]);
        AssertLearned(seen, 5, seen.Sampled[4]);
    }

    [Fact]
    public void Accumulate_learns_real_images_and_all_samples()
    {
        var seen = Run(new() { Kind = Regime.Accumulate });
        AssertLearned(seen, 1, First(seen, 0, Initial));
        AssertLearned(seen, 2, [.. First(seen, 0, Initial), .. seen.Sampled[1]]);
        AssertLearned(seen, 5, [.. First(seen, 0, Initial), .. seen.Sampled[1], .. seen.Sampled[2], .. seen.Sampled[3], .. seen.Sampled[4]]);
    }

    [Fact]
    public void Accumulate_subsample_learns_as_many_as_are_sampled_out_of_all()
    {
        var seen = Run(new() { Kind = Regime.AccumulateSubsample });
        AssertLearned(seen, 1, First(seen, 0, Initial));
        List<string> pool = [.. First(seen, 0, Initial), .. seen.Sampled[1]];
        AssertLearned(seen, 2, Drawn(pool, 2));
        pool.AddRange([.. seen.Sampled[2], .. seen.Sampled[3], .. seen.Sampled[4]]);
        AssertLearned(seen, 5, Drawn(pool, 5));
        Assert.InRange(seen.Learned[5].Intersect(First(seen, 0, Initial)).Count(), 1, Initial / 2);

        static List<string> Drawn(List<string> pool, int generation)
        {
            var order = new int[pool.Count];
            Permutation.Fill(new RandomKey(99, Purpose.PoolSubsample, generation), order);
            return [.. order.Take(Samples).Select(row => pool[row])];
        }
    }

    [Fact]
    public void Mix_takes_the_same_real_images_each_time()
    {
        var seen = Run(new() { Kind = Regime.Mix, RealFraction = 0.3 });
        AssertLearned(seen, 1, First(seen, 0, Initial));
        AssertLearned(seen, 2, [.. First(seen, 0, 18), .. First(seen, 1, 42)]);
        AssertLearned(seen, 5, [.. First(seen, 0, 18), .. First(seen, 4, 42)]);
    }

    [Fact]
    public void A_fresh_mix_takes_real_images_that_nobody_has_seen()
    {
        var seen = Run(new() { Kind = Regime.Mix, RealFraction = 0.3, RealSource = RealSource.Fresh });
        AssertLearned(seen, 1, First(seen, 0, Initial));
        AssertLearned(seen, 2, [.. seen.Sampled[0][40..58], .. First(seen, 1, 42)]);
        AssertLearned(seen, 5, [.. seen.Sampled[0][94..112], .. First(seen, 4, 42)]);
        Assert.Equal(Initial + (4 * 18), seen.Learned.Values.SelectMany(set => set).Intersect(seen.Sampled[0]).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Filter_keeps_the_samples_that_the_reference_is_surest_of(bool balance)
    {
        var seen = Run(new() { Kind = Regime.Filter, Oversampling = 3, BalanceClasses = balance, LabelSource = LabelSource.Reference });
        AssertLearned(seen, 1, First(seen, 0, Initial));
        foreach (var generation in new[] { 1, 4 })
        {
            AssertLearned(seen, generation + 1, seen.Sampled[generation]);
            Assert.Equal(Best(seen, generation, balance), seen.Sampled[generation]);
        }
    }

    [Fact]
    public void The_control_learns_real_images_as_often_as_the_others_learn_samples()
    {
        var seen = Run(new() { Kind = Regime.Real });
        AssertLearned(seen, 1, First(seen, 0, Initial));
        foreach (var generation in new[] { 2, 5 })
        {
            AssertLearned(seen, generation, [.. First(seen, 0, Initial), .. First(seen, 0, Samples - Initial)]);
        }
    }

    /// <summary>All candidates judged one by one, the best of each class or of all taken.</summary>
    private List<string> Best(SeenSets seen, int generation, bool balance)
    {
        const int Candidates = 3 * Samples;
        using var vae = new Vae(_backend, Config(new()).Vae);
        _backend.Set(vae, seen.Vaes[generation]);
        using var pass = new VaePass(_backend, vae, Candidates);
        pass.Sample(vae, new RandomKey(99, Purpose.Sampling, generation), 0, Candidates);
        var pixels = new float[Candidates * DigitSet.PixelsPerImage];
        _backend.Read(pass.Decoded, pixels);
        using var reference = ReferenceClassifier.Train(_backend, Data.Train, CancellationToken.None);
        using var judge = new ReferencePass(_backend, reference, Candidates);
        _backend.Write(pixels, judge.Images);
        judge.Forward(Candidates);
        var (labels, sureness) = (new int[Candidates], new double[Candidates]);
        judge.Label(labels, sureness);

        var ranked = Enumerable.Range(0, Candidates).OrderByDescending(image => sureness[image]).ThenBy(image => image).ToList();
        if (balance)
        {
            var classes = labels.Distinct().Order().ToList();
            var share = classes.ToDictionary(label => label, label => (Samples / classes.Count) + (classes.IndexOf(label) < Samples % classes.Count ? 1 : 0));
            var within = ranked.Where(image => ranked.Where(other => labels[other] == labels[image]).TakeWhile(other => other != image).Count() < share[labels[image]]);
            ranked = [.. within, .. ranked.Except(within.ToList())];
        }

        return [.. ranked.Take(Samples).Order().Select(image => SeenSets.Hash(pixels, image, labels[image]))];
    }

    private MnistData Data => digits.First(Real, 20);

    private SeenSets Run(RegimeSettings regime) => SeenSets.Run(_backend, Data, Config(regime));

    private static ExperimentConfig Config(RegimeSettings regime) => new()
    {
        Experiment = new() { Iterations = 5, BatchSize = 16, NumTrainingImages = Initial, NumGeneratedSamples = Samples, RandomSeed = 99 },
        Vae = new() { LayerSizes = [784, 16], LatentDim = 3, Epochs = 4, LearningRate = 5e-3 },
        Classifier = new() { LayerSizes = [784, 12], Epochs = 3, LearningRate = 5e-3 },
        Regime = regime,
        Metrics = new() { Images = 0 },
    };

    private static List<string> First(SeenSets seen, int generation, int count) => seen.Sampled[generation][..count];

    private static void AssertLearned(SeenSets seen, int generation, List<string> expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Learned[generation].Order(StringComparer.Ordinal));
}

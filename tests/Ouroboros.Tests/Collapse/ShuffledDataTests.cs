using Ouroboros.Collapse;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Regimes;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>Runs that take the real images in the order that the seed draws.</summary>
public sealed class ShuffledDataTests(RealDigits digits) : IDisposable
{
    private const int Taken = 200;

    private readonly IBackend _backend = Backends.Create(2);

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void A_cut_of_sorted_data_has_few_classes_in_order_and_all_of_them_shuffled()
    {
        var sorted = Sorted();
        Assert.InRange(RealClasses(Run(sorted, shuffle: false)), 1, 5);
        Assert.InRange(RealClasses(Run(sorted, shuffle: true)), 8, 10);
    }

    [Fact]
    public void A_seed_gives_the_same_images_and_another_seed_others()
    {
        var all = digits.First(600, TinyRun.TestImages);
        var run = Run(all, shuffle: true);
        Assert.Equal(run.Everything, Run(all, shuffle: true).Everything);
        Assert.NotEqual(RealCounts(run), RealCounts(Run(all, shuffle: true, seed: 100)));
    }

    [Fact]
    public void The_reference_classifier_is_the_same_for_every_order()
    {
        var all = digits.First(600, TinyRun.TestImages);
        var kept = Run(all, shuffle: false).History.ReferenceSha256;
        Assert.NotNull(kept);
        Assert.Equal(kept, Run(all, shuffle: true).History.ReferenceSha256);
    }

    [Fact]
    public void Real_images_that_are_mixed_in_come_from_the_drawn_order()
    {
        var mixed = new RegimeSettings { Kind = Regime.Mix, RealFraction = 0.5, LabelSource = LabelSource.Initial };
        var sorted = Sorted();
        var (kept, shuffled) = (Run(sorted, shuffle: false, mixed), Run(sorted, shuffle: true, mixed));
        Assert.True(kept.History.Metrics[^1].TrainImages == shuffled.History.Metrics[^1].TrainImages);
        Assert.NotEqual(kept.Everything, shuffled.Everything);
    }

    [Fact]
    public void Observers_are_warned_of_sorted_images_before_anything_is_trained()
    {
        Assert.Contains(Run(Sorted(), shuffle: false).Warnings, warning => warning.StartsWith("experiment.num_training_images: the first 200 images", StringComparison.Ordinal));
        Assert.Empty(Run(Sorted(), shuffle: true).Warnings);
    }

    private static int RealClasses(Recorded run) => RealCounts(run).Count(count => count > 0);

    private static IReadOnlyList<int> RealCounts(Recorded run) =>
        run.History.Labels.Single(labels => labels is { Generation: 0, Judge: Judge.Current }).Counts;

    private MnistData Sorted()
    {
        var all = digits.First(600, TinyRun.TestImages);
        int[] order = [.. Enumerable.Range(0, all.Train.Count).OrderBy(row => all.Train.Labels.Span[row])];
        return all with
        {
            Train = new DigitSet(
                "sorted",
                order.SelectMany(row => all.Train.Pixels.Slice(row * 784, 784).ToArray()).ToArray(),
                order.Select(row => all.Train.Labels.Span[row]).ToArray(),
                10),
        };
    }

    private Recorded Run(MnistData data, bool shuffle, RegimeSettings? regime = null, long seed = 99)
    {
        var recorded = new Recorded();
        var config = TinyRun.Config with
        {
            Data = new() { Shuffle = shuffle },
            Regime = regime ?? new(),
            Experiment = TinyRun.Config.Experiment with { Iterations = 2, NumTrainingImages = Taken, NumGeneratedSamples = 100, RandomSeed = seed },
            Metrics = new() { Images = 60 },
        };
        recorded.History = new SelfConsumingLoop(_backend, data, TimeProvider.System).Run(config, [recorded], CancellationToken.None);
        return recorded;
    }

    private sealed class Recorded : IRunObserver
    {
        public List<string> Warnings { get; } = [];

        public RunHistory History { get; set; } = null!;

        public string Everything => string.Join('\n', RunTables.Texts(History).OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => table.Value));

        public void Warned(string warning) => Warnings.Add(warning);
    }
}

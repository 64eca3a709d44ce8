using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Tests.Configuration;

public sealed class DataRulesTests
{
    private const string Remedy = "Its images may be sorted; data.shuffle=true takes them in random order";

    [Fact]
    public void Sorted_images_that_are_cut_are_no_fair_sample() => Assert.Equal(
        $"experiment.num_training_images: the first 300 images are not representative of sorted: no image of class 3, 4, 5, 6, 7, 8, 9. {Remedy}",
        Assert.Single(Warnings(Sorted(10, 100), Config(300))));

    [Fact]
    public void Many_missing_classes_are_counted() => Assert.Equal(
        $"experiment.num_training_images: the first 300 images are not representative of sorted: 44 of 47 classes are missing. {Remedy}",
        Assert.Single(Warnings(Sorted(47, 100), Config(300))));

    [Fact]
    public void Classes_that_outnumber_the_images_are_looked_at_together() =>
        Assert.Single(Warnings(Sorted(47, 100), Config(40)));

    [Fact]
    public void Every_part_of_a_fresh_mix_is_looked_at()
    {
        // In turns, but for the end.
        int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i < 900 ? i % 4 : 3)];
        var config = Config(700) with { Regime = new() { Kind = Regime.Mix, RealSource = RealSource.Fresh, RealFraction = 0.5 } };
        config = config with { Experiment = config.Experiment with { NumGeneratedSamples = 200, Iterations = 4 } };
        var facts = new DataFacts("tail", labels.Length, 10, 4) { TrainingLabels = labels };
        const string Blamed = "regime.real_source: images 901 to 1,000, which are mixed into generation 4,";
        Assert.Contains(Warnings(facts, config), warning => warning.StartsWith(Blamed, StringComparison.Ordinal));
        config = config with { Experiment = config.Experiment with { Iterations = 3 } };
        Assert.DoesNotContain(Warnings(facts, config), warning => warning.StartsWith("regime", StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_that_is_too_common_is_named()
    {
        int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i % 10 < 6 || i >= 500 ? i % 2 : 0)];
        Assert.Equal(
            $"experiment.num_training_images: the first 500 images are not representative of two: 70.0 % are of class 0, which has 60.0 % in all. {Remedy}",
            Assert.Single(Warnings(new DataFacts("two", 1_000, 10, 2) { TrainingLabels = labels }, Config(500))));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(null)]
    public void All_images_are_fair_whatever_their_order(int? images) => Assert.Empty(Warnings(Sorted(10, 100), Config(images)));

    [Fact]
    public void Shuffled_images_are_fair() =>
        Assert.Empty(Warnings(Sorted(10, 100), Config(300) with { Data = new() { Shuffle = true } }));

    [Fact]
    public void A_single_class_can_be_cut_anywhere() => Assert.Empty(Warnings(Sorted(1, 1_000) with { Classes = 2 }, Config(300)));

    [Fact]
    public void Nothing_is_said_of_labels_that_have_not_been_read() => Assert.Empty(Warnings(DataFacts.Mnist, Config(300)));

    [Theory]
    [InlineData(Regime.Real, RealSource.Fixed, "experiment.num_generated_samples: the first 60 images, which every later generation learns from,")]
    [InlineData(Regime.Mix, RealSource.Fixed, "regime.real_fraction: the first 30 images, which are mixed in,")]
    [InlineData(Regime.Mix, RealSource.Fresh, "regime.real_source: images 801 to 830, which are mixed into generation 2,")]
    public void Real_images_of_later_generations_are_looked_at_too(Regime kind, RealSource source, string blamed)
    {
        // The first 800 images as a whole are fair; their beginning and what follows are not.
        int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i < 800 ? i * 4 / 800 : (i - 800) * 4 / 200)];
        var config = Config(800) with { Regime = new() { Kind = kind, RealSource = source, RealFraction = 0.5 } };
        config = config with { Experiment = config.Experiment with { NumGeneratedSamples = 60 } };
        var facts = new DataFacts("blocks", labels.Length, 10, 4) { TrainingLabels = labels };
        Assert.StartsWith(blamed, Assert.Single(Warnings(facts, config)), StringComparison.Ordinal);
        Assert.Empty(Warnings(facts, config with { Experiment = config.Experiment with { Iterations = 1 } }));
    }

    // 28.06 at nine degrees of freedom, so with 2,000 orders about 2 exceed it.
    [Theory]
    [InlineData(10, 300)]
    [InlineData(10, 20)]
    [InlineData(26, 500)]
    [InlineData(50, 30)]
    [InlineData(2, 50)]
    public void Random_orders_are_fair_but_for_one_in_a_thousand(int classes, int taken)
    {
        const int Orders = 2_000;
        var sorted = Sorted(classes, 1_000 / classes);
        var order = new int[sorted.TrainingImages];
        var unfair = 0;
        for (var seed = 0; seed < Orders; seed++)
        {
            Permutation.Fill(new RandomKey(seed, Purpose.DataShuffle, 0), order);
            var labels = order.Select(row => sorted.TrainingLabels.Span[row]).ToArray();
            unfair += Warnings(sorted with { TrainingLabels = labels }, Config(taken)).Count();
        }

        Assert.InRange(unfair, 0, 8);
    }

    [Fact]
    public void The_first_images_of_mnist_are_fair_however_many()
    {
        var facts = DataFacts.From(MnistData.LoadEmbedded());
        foreach (var images in new[] { 10, 50, 200, 500, 1_000, 2_000, 6_000, 10_000, 30_000, 59_999 })
        {
            Assert.Empty(Warnings(facts, Config(images)));
        }
    }

    private static IEnumerable<string> Warnings(DataFacts data, ExperimentConfig config) =>
        ConfigRules.Warnings(config, data).Where(warning => warning.Value.Contains(Remedy, StringComparison.Ordinal)).Select(warning => $"{warning.Key}: {warning.Value}");

    private static ExperimentConfig Config(int? images) => new()
    {
        Experiment = new() { NumTrainingImages = images, NumGeneratedSamples = 100, Iterations = 3 },
    };

    private static DataFacts Sorted(int classes, int each) => new("sorted", classes * each, 10, classes)
    {
        TrainingLabels = Enumerable.Range(0, classes).SelectMany(label => Enumerable.Repeat(label, each)).ToArray(),
    };
}

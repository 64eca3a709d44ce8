using Ouroboros.Configuration;
using Ouroboros.Performance;
using Ouroboros.Regimes;

namespace Ouroboros.Tests.Metrics;

/// <summary>How many images are compared, and what is said where they are fewer than asked for.</summary>
public sealed class ComparedImagesTests
{
    public static TheoryData<string> Names => [.. Presets.ByName.Keys];

    /// <summary>What the presets ask for is there: their numbers have always been those of so many images.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Presets_compare_what_they_ask_for_and_nothing_is_said(string name)
    {
        var preset = Presets.ByName[name];
        Assert.Equal(preset.Metrics.Images, Count(preset, DataFacts.Mnist));
        Assert.Empty(Said(preset, DataFacts.Mnist));
    }

    [Theory]
    [InlineData(1_000, 6_000, 6_000, 10_000, 1_000, null)]
    [InlineData(1_000, 100, 6_000, 10_000, 100, "1,000 is reduced to 100 (the samples of a generation)")]
    [InlineData(1_000, 6_000, 300, 10_000, 300, "1,000 is reduced to 300 (the real images that generation 1 learns from)")]
    [InlineData(8_000, 60_000, null, 10_000, 5_000, "8,000 is reduced to 5,000 (half of the 10,000 test images)")]
    [InlineData(1_000, 60_000, null, 41, 20, "1,000 is reduced to 20 (half of the 41 test images)")]
    [InlineData(6, 6, 6, 12, 6, null)]
    [InlineData(1_000, 5, 6_000, 10_000, 5, "only 5 can be compared (the samples of a generation), and comparisons need at least 6")]
    [InlineData(1_000, 1, 6_000, 10_000, 1, "only 1 can be compared (the samples of a generation)")]
    [InlineData(1_000, 6_000, 3, 10_000, 3, "only 3 can be compared (the real images that generation 1 learns from)")]
    [InlineData(1_000, 6_000, 6_000, 11, 5, "only 5 can be compared (half of the 11 test images)")]
    [InlineData(1_000, 6_000, 6_000, 1, 0, "only 0 can be compared (half of the 1 test images)")]
    [InlineData(4, 6_000, 6_000, 10_000, 4, "only 4 can be compared (as it says), and comparisons need at least 6")]
    [InlineData(0, 3, 3, 3, 0, null)]
    public void The_smallest_number_is_taken_and_a_smaller_one_than_asked_for_is_said(
        int asked, int samples, int? learned, int test, int expected, string? said)
    {
        var config = Config(asked, samples, learned);
        var data = DataFacts.Mnist with { TestImages = test };
        Assert.Equal(expected, Count(config, data));
        Assert.Equal(expected, new RunPlan(config, data).Metrics.Images);
        Assert.All(Said(config, data), warning => Assert.StartsWith(said!, warning, StringComparison.Ordinal));
        Assert.Equal(said is null ? 0 : 1, Said(config, data).Count);
    }

    /// <summary>Whatever generations learn from, their samples are compared, and these are equally many.</summary>
    [Theory]
    [InlineData(Regime.Accumulate)]
    [InlineData(Regime.AccumulateSubsample)]
    [InlineData(Regime.Mix)]
    [InlineData(Regime.Filter)]
    [InlineData(Regime.Real)]
    public void Regimes_do_not_matter(Regime kind) =>
        Assert.Equal(70, Count(Config(1_000, 70, 6_000) with { Regime = new() { Kind = kind } }, DataFacts.Mnist));

    [Fact]
    public void Without_data_nothing_is_known_to_be_said() => Assert.Empty(ConfigRules.Warnings(Config(1_000, 100, null), null));

    private static ExperimentConfig Config(int asked, int samples, int? learned) => new()
    {
        Experiment = new() { NumGeneratedSamples = samples, NumTrainingImages = learned },
        Metrics = new() { Images = asked },
    };

    private static int Count(ExperimentConfig config, DataFacts data) => ComparedImages.Count(config, data.TrainingImages, data.TestImages);

    private static List<string> Said(ExperimentConfig config, DataFacts data) =>
        [.. ConfigRules.Warnings(config, data).Where(warning => warning.Key == "metrics.images").Select(warning => warning.Value)];
}

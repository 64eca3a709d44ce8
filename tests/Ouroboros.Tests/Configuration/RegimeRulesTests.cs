using Ouroboros.Configuration;
using Ouroboros.Regimes;

namespace Ouroboros.Tests.Configuration;

public sealed class RegimeRulesTests
{
    // 10,000 + 2 x 25,000 = 60,000.
    [Theory]
    [InlineData(3, RealSource.Fresh, null)]
    [InlineData(4, RealSource.Fresh, "regime.real_source")]
    [InlineData(4, RealSource.Fixed, "regime.real_fraction")]
    public void A_mix_takes_no_more_real_images_than_there_are(int generations, RealSource source, string? blamed)
    {
        var config = new ExperimentConfig
        {
            Experiment = new() { Iterations = generations, NumTrainingImages = 10_000, NumGeneratedSamples = 50_000 },
            Regime = new() { Kind = Regime.Mix, RealFraction = 0.5, RealSource = source },
        };
        Assert.Equal(blamed is null ? [] : [blamed], ConfigRules.Errors(config, DataFacts.Mnist).Select(error => error.Key));
    }

    [Theory]
    [InlineData(null, "Mix in less, or generate fewer images.")]
    [InlineData(60_000, "Mix in less, or generate fewer images.")]
    [InlineData(10_000, "Mix in less, or raise experiment.num_training_images.")]
    public void Raising_what_is_learned_is_advised_only_where_there_is_more(int? images, string advice)
    {
        var config = new ExperimentConfig
        {
            Experiment = new() { NumTrainingImages = images, NumGeneratedSamples = 200_000 },
            Regime = new() { Kind = Regime.Mix, RealFraction = 0.5 },
        };
        Assert.Equal([advice], ConfigRules.Errors(config, DataFacts.Mnist).Select(error => error.Advice));
    }

    [Fact]
    public void Other_regimes_do_not_mind_the_share()
    {
        var config = new ExperimentConfig { Regime = new() { RealFraction = 1, RealSource = RealSource.Fresh } };
        Assert.Empty(ConfigRules.Errors(config, DataFacts.Mnist));
    }

    [Theory]
    [InlineData(Regime.Accumulate, 17, 0)]
    [InlineData(Regime.Accumulate, 18, 1)]
    [InlineData(Regime.AccumulateSubsample, 18, 1)]
    [InlineData(Regime.Replace, 18, 0)]
    public void What_accumulates_has_a_limit(Regime kind, int generations, int errors)
    {
        var config = new ExperimentConfig
        {
            Experiment = new() { Iterations = generations, NumGeneratedSamples = 1_000_000 },
            Regime = new() { Kind = kind },
        };
        Assert.Equal(errors, ConfigRules.Errors(config, DataFacts.Mnist).Count());
    }

    [Theory]
    [InlineData(Regime.Replace, 4)]
    [InlineData(Regime.Mix, 2)]
    [InlineData(Regime.Filter, 2)]
    public void A_key_that_changes_nothing_is_said(Regime kind, int warnings)
    {
        var regime = new RegimeSettings { Kind = kind, RealFraction = 0.5, RealSource = RealSource.Fresh, Oversampling = 2, BalanceClasses = true };
        Assert.Equal(warnings, ConfigRules.Warnings(new() { Regime = regime }, DataFacts.Mnist).Count());
        Assert.Empty(ConfigRules.Warnings(new() { Regime = new() { Kind = kind } }, DataFacts.Mnist));
    }
}

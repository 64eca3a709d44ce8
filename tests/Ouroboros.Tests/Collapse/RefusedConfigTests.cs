using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Data.Fetching;
using Ouroboros.Numerics.Reference;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Theory;

namespace Ouroboros.Tests.Collapse;

/// <summary>A library's caller is told what a command line would be told, before anything is computed.</summary>
public sealed class RefusedConfigTests(RealDigits digits) : IClassFixture<RealDigits>, IRunObserver
{
    private bool _started;

    [Fact]
    public void A_run_refuses_a_value_out_of_range() => Refused(
        "regime.real_fraction: found \"7\", expected a number above 0, at most 1. Write the real share of each training set, for example 0.1.",
        c => c with { Regime = c.Regime with { RealFraction = 7 } });

    [Fact]
    public void A_run_refuses_more_images_than_its_data_has() => Refused(
        "experiment.num_training_images: found 41, expected at most the 40 images of MNIST training set. Write null to train on all.",
        c => c with { Experiment = c.Experiment with { NumTrainingImages = 41 } });

    [Fact]
    public void A_run_refuses_networks_for_other_images() => Refused(
        "vae.layer_sizes: found \"783\", expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. "
        + "The first layer is the image, 28 x 28 pixels: begin the list with 784.",
        c => c with { Vae = c.Vae with { LayerSizes = [783, 6] } });

    [Fact]
    public void Everything_wrong_is_told_at_once_and_a_rule_about_a_wrong_value_is_not() => Refused(
        """
        experiment.num_displayed_samples: found "-5", expected a whole number from 10 to 1,000. Choose one within that range.
        regime.kind: found "99", expected one of replace, accumulate, accumulate-subsample, mix, filter, real. Write one of the words.
        vae.learning_rate: found "NaN", expected a number above 0, at most 1,000. Write a number, for example 0.001.
        classifier.num_classes: found 9, expected at least the 10 classes of MNIST training set. Write 10.
        """.ReplaceLineEndings("\n"),
        c => c with
        {
            Experiment = c.Experiment with { NumDisplayedSamples = -5 },
            Regime = c.Regime with { Kind = (Regime)99 },
            Vae = c.Vae with { LearningRate = double.NaN },
            Classifier = c.Classifier with { NumClasses = 9 },
        });

    [Fact]
    public void A_run_refuses_a_section_that_is_missing() => Refused(
        "vae: found nothing, expected the section's keys. Leave it out to take the defaults.", c => c with { Vae = null! });

    [Theory]
    [InlineData(null)]
    [InlineData(-1L)]
    public void A_run_refuses_a_seed_that_is_none(long? seed) => Refused(
        "The config has no seed; draw one and record it first. (Parameter 'config')",
        c => c with { Experiment = c.Experiment with { RandomSeed = seed } });

    [Fact]
    public void Displayed_samples_are_rounded_down_as_the_command_line_does()
    {
        var config = ConfigValidation.Validate(new() { Experiment = new() { NumDisplayedSamples = 19 } }, DataFacts.Mnist);
        Assert.Equal(10, config.Experiment.NumDisplayedSamples);
        Assert.Equal(10, config.Classifier.NumClasses);
    }

    [Fact]
    public void Every_preset_and_every_model_of_the_lab_is_accepted()
    {
        Assert.All(Presets.ByName.Values, preset => Assert.True(ConfigText.SameValues(
            ConfigRules.Settle(preset, DataFacts.Mnist), ConfigValidation.Validate(preset, DataFacts.Mnist))));
        Assert.All(TheoryModels.All, model => TheoryRules.Validate(TheoryModels.Defaults(model.Kind)));
    }

    [Fact]
    public void The_lab_refuses_what_it_cannot_run()
    {
        Check("--chains: found \"0\", expected a whole number from 2 to 1,000,000. Choose one within that range.", new() { Chains = 0 });
        Check("--n: found \"4\", expected", new() { Model = TheoryModelKind.GaussianMixture, Rows = 4, Categories = 5 });
        Check("--temperature: found \"NaN\"", new() { Regime = new() { SamplingTemperature = double.NaN } });
        Check("model: found \"77\", expected one of gaussian, ", new() { Model = (TheoryModelKind)77 });
        Check("regime: found nothing", new() { Regime = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TheoryLab(0).Run(new(), null, TestContext.Current.CancellationToken));

        static void Check(string message, TheorySettings settings) => Assert.StartsWith(
            message.Replace("\"4\"", "4", StringComparison.Ordinal),
            Assert.Throws<ArgumentException>(() => new TheoryLab(1).Run(settings, null, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_cannot_be_told_to_wait_for_ever_or_never_to_begin()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FetchPolicy { Attempts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FetchPolicy { Stall = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FetchPolicy { Stall = Timeout.InfiniteTimeSpan });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FetchPolicy { FirstPause = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FetchPolicy { LongestPause = TimeSpan.MaxValue });
        var patient = new FetchPolicy { FirstPause = TimeSpan.FromDays(1), LongestPause = TimeSpan.FromDays(1) };
        Assert.Equal(TimeSpan.FromDays(1), patient.PauseBefore(1_000));
    }

    void IRunObserver.Started(ExperimentConfig config) => _started = true;

    private void Refused(string message, Func<ExperimentConfig, ExperimentConfig> change)
    {
        using var backend = new ReferenceBackend();
        var loop = new SelfConsumingLoop(backend, digits.First(40, 20), TimeProvider.System);
        var config = change(ResumableRun.Smallest);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => loop.Run(config, [this], TestContext.Current.CancellationToken)).Message);
        Assert.False(_started);
    }
}

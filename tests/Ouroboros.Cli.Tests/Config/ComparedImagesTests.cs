namespace Ouroboros.Cli.Tests.Config;

/// <summary>Where fewer images are compared than the config asks for, every way to begin or go on says so once.</summary>
public sealed class ComparedImagesTests : IDisposable
{
    private const string Few = "experiment.num_generated_samples=100";

    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("run", "--dry-run")]
    [InlineData("run", "--replicates", "2", "--jobs", "1")]
    [InlineData("run", "--replicates", "2", "--jobs", "1", "--dry-run")]
    [InlineData("sweep", "vae.latent_dim=2,4", "--jobs", "1")]
    [InlineData("sweep", "vae.latent_dim=2,4", "--jobs", "1", "--dry-run")]
    public void Few_samples_are_said_before_training(params string[] words)
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run([.. words, "--preset", "quick", "-i", "1", Few]));
        Assert.Equal(
            "ouroboros: warning: preset quick: metrics.images: 1,000 is reduced to 100 (the samples of a generation), so that all comparisons and "
            + "floors have the same number of images on both sides" + Environment.NewLine,
            _cli.Error);
    }

    [Theory]
    [InlineData("experiment.num_training_images=30", "1,000 is reduced to 30 (the real images that generation 1 learns from)")]
    [InlineData("metrics.images=5001", "5,001 is reduced to 5,000 (half of the 10,000 test images)")]
    [InlineData("metrics.images=5", "only 5 can be compared (as it says), and comparisons need at least 6: their columns in metrics.csv stay empty")]
    public void Other_limits_are_said_too(string pair, string said)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", pair));
        Assert.Contains($": metrics.images: {said}", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metrics.images=0")]
    [InlineData("experiment.num_generated_samples=1000")]
    public void Nothing_is_said_where_nothing_is_reduced(string pair)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", pair));
        Assert.Empty(_cli.Error);
    }

    /// <summary>Each point of a sweep may have a number of its own.</summary>
    [Fact]
    public void A_sweep_says_it_of_every_point_it_is_true_of()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "experiment.num_generated_samples=6000,200,100", "--dry-run", "--jobs", "1"));
        Assert.Equal(2, _cli.Error.Split("is reduced to").Length - 1);
        Assert.Contains("reduced to 200", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("reduced to 100", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--replicates", "2")]
    [InlineData("sweep", "vae.latent_dim=2,4")]
    public void Resuming_says_it_again(params string[] words)
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run([.. words, "--preset", "quick", "-i", "1", Few, "--jobs", "1", "--output-dir", "it"]));
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "it", "--jobs", "1"));
        Assert.Equal(2, _cli.Error.Split("metrics.images: 1,000 is reduced to 100").Length);
    }
}

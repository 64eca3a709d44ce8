using Ouroboros.Cli.Config;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Tests.Config;

public sealed class ConfigResolverTests : IDisposable
{
    // The reference program's own file, as its users have it.
    private const string ReferenceFile = """
        # MNIST Model Collapse Experiment Configuration
        experiment:
          iterations: 30                    # Number of dataset generation iterations
          batch_size: 512                   # Batch size for training
          num_generated_samples: 60000      # Samples generated per iteration
          num_displayed_samples: 10         # Must be a multiple of 10
          random_seed: null

        vae:
          layer_sizes: [784, 512, 256, 128, 64] # first must be 784 for MNIST
          latent_dim: 50
          learning_rate: 0.0001
          epochs: 100

        classifier:
          layer_sizes: [784, 512, 256, 128]
          num_classes: 10
          learning_rate: 0.001
          epochs: 10

        visualization:
          sample_gif_duration: 200          # Duration per frame in GIF (ms)
          training_curves_max_lines: 10
          colormap: 'viridis'

        output:
          experiments_dir: '../experiments'
        """;

    private readonly CliFixture _cli = new();

    [Fact]
    public void A_file_of_the_reference_program_works_unchanged()
    {
        _cli.Write("config.yaml", ReferenceFile);
        var resolved = Resolve();
        Assert.Empty(resolved.Warnings);
        var expected = Settled(Presets.Classic) with { Output = new() { ExperimentsDir = "../experiments" } };
        Assert.Equal(ConfigText.Write(expected), ConfigText.Write(resolved.Config));
    }

    [Fact]
    public void The_file_of_the_repository_is_classic()
    {
        var file = Path.Combine(Repository.Root, "config.yaml");
        var resolved = Resolve(file: file);
        Assert.True(ConfigText.SameValues(Settled(Presets.Classic), resolved.Config));
        Assert.Equal(ConfigText.Write(Presets.Classic), File.ReadAllText(file));
    }

    [Fact]
    public void Later_sources_win_and_leave_the_rest()
    {
        _cli.Write("mine.yaml", "experiment:\n  iterations: 3\n  batch_size: 33\nvae:\n  epochs: 44\n");
        var config = Resolve("quick", "mine.yaml", "vae.epochs=5").Config;
        Assert.Equal(5, config.Vae.Epochs);
        Assert.Equal(33, config.Experiment.BatchSize);
        Assert.Equal(3, config.Experiment.Iterations);
        Assert.Equal(Presets.Quick.Classifier.Epochs, config.Classifier.Epochs);
        Assert.Equal(Presets.Classic.Visualization, config.Visualization);
    }

    [Fact]
    public void Without_file_and_preset_it_is_classic()
    {
        var resolved = Resolve();
        Assert.True(ConfigText.SameValues(Settled(Presets.Classic), resolved.Config));
        Assert.Equal("preset classic (no config.yaml here, no --preset given)", resolved.Origin);
    }

    [Fact]
    public void A_file_that_lies_here_is_read_and_said()
    {
        _cli.Write("config.yaml", "vae:\n  epochs: 3\n");
        var resolved = Resolve();
        Assert.Equal(3, resolved.Config.Vae.Epochs);
        Assert.Equal("config.yaml", resolved.Origin);
    }

    [Fact]
    public void A_preset_is_not_overruled_by_a_file_that_merely_lies_here()
    {
        _cli.Write("config.yaml", "vae:\n  epochs: 3\n");
        var resolved = Resolve("quick");
        Assert.Equal(Presets.Quick.Vae.Epochs, resolved.Config.Vae.Epochs);
        Assert.Equal("preset quick", resolved.Origin);
    }

    [Fact]
    public void A_preset_and_a_file_that_is_named_go_together()
    {
        _cli.Write("config.yaml", "vae:\n  epochs: 3\n");
        var resolved = Resolve("Quick", "config.yaml");
        Assert.Equal(3, resolved.Config.Vae.Epochs);
        Assert.Equal(16, resolved.Config.Vae.LatentDim);
        Assert.Equal("preset Quick, then config.yaml", resolved.Origin);
    }

    [Theory]
    [InlineData("nowhere.yaml", "nowhere.yaml: found no such file, expected a YAML file. Check the path; config.yaml of this program is an example.")]
    [InlineData(".", ".: found a folder, expected a YAML file. Name a file in it.")]
    public void A_file_that_cannot_be_read_is_told(string file, string message) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => Resolve(file: file)).Message);

    [Fact]
    public void Bytes_that_are_no_text_are_told()
    {
        File.WriteAllBytes(_cli.PathOf("bad.yaml"), [0x76, 0xff, 0xfe]);
        Assert.StartsWith("bad.yaml:1:2: found the byte 0xFF, which is not UTF-8, expected a YAML file in UTF-8.", Assert.Throws<UserError>(() => Resolve(file: "bad.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_far_too_large_is_not_read()
    {
        _cli.Write("big.yaml", new string('#', (1 << 16) + 1));
        Assert.StartsWith("big.yaml: found more than 64 KiB", Assert.Throws<UserError>(() => Resolve(file: "big.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_broken_is_told_where_the_blame_lies()
    {
        _cli.Write("mine.yaml", "experiment:\n  num_generated_samples: 20\n");
        Assert.Equal(
            "command line: experiment.num_displayed_samples: found 30, expected at most num_generated_samples, 20. Display fewer or generate more.",
            Assert.Throws<UserError>(() => Resolve(null, "mine.yaml", "experiment.num_displayed_samples=30")).Message);
        _cli.Write("mine.yaml", "experiment:\n  num_training_images: 5\n");
        Assert.StartsWith("mine.yaml:2:24: experiment.num_training_images: found \"5\", expected a whole number from 10 ", Assert.Throws<UserError>(() => Resolve(file: "mine.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_says_where_the_value_comes_from()
    {
        _cli.Write("mine.yaml", "vae:\n  learning_rate: 0.5\n");
        Assert.Equal(
            ["mine.yaml:2:18: vae.learning_rate: a rate of 0.5 is above 0.1; training may diverge"],
            Resolve(file: "mine.yaml").Warnings);
    }

    public void Dispose() => _cli.Dispose();

    // MNIST has ten classes.
    private static ExperimentConfig Settled(ExperimentConfig config) => config with { Classifier = config.Classifier with { NumClasses = 10 } };

    private ResolvedConfig Resolve(string? preset = null, string? file = null, params string[] pairs)
    {
        var settings = new CommandLineSettings();
        Array.ForEach(pairs, settings.AddPair);
        return ConfigResolver.Resolve(new()
        {
            Preset = preset,
            File = file,
            CurrentFolder = _cli.Folder,
            CommandLine = settings,
            FindData = _ => DataFacts.Mnist,
        });
    }
}

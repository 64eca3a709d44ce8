using Ouroboros.Cli.Config;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Tests.Config;

public sealed class YamlConfigTests
{
    [Theory]
    [InlineData("vae:\n  epochs: ten", "f:2:11: vae.epochs: found \"ten\", expected a whole number from 1 to 100,000. Write it in digits.")]
    [InlineData("vae:\n  epochs: 1.5", "f:2:11: vae.epochs: found \"1.5\", expected a whole number from 1 to 100,000. Only whole numbers make sense here.")]
    [InlineData("vae:\n  epochs: 10.0", "f:2:11: vae.epochs: found \"10.0\", expected a whole number from 1 to 100,000. Write 10.")]
    [InlineData("vae:\n  epochs: 0", "f:2:11: vae.epochs: found \"0\", expected a whole number from 1 to 100,000. Choose one within that range.")]
    [InlineData("vae:\n  epochs: 010", "f:2:11: vae.epochs: found \"010\", expected a whole number from 1 to 100,000. A leading zero means base 8 to some YAML readers: write the number without it.")]
    [InlineData("vae:\n  epochs:", "f:2:10: vae.epochs: found nothing, expected a whole number from 1 to 100,000. Write a number, or leave the key out to take the default.")]
    [InlineData("vae:\n  epochs: null", "f:2:11: vae.epochs: found \"null\", expected a whole number from 1 to 100,000. Write a number, or leave the key out to take the default.")]
    [InlineData("vae:\n  epochs: [1]", "f:2:11: vae.epochs: found a list, expected a whole number from 1 to 100,000. Write a single number.")]
    [InlineData("vae:\n  epochs: {a: 1}", "f:2:11: vae.epochs: found keys with values, expected a whole number from 1 to 100,000. Write a single number.")]
    [InlineData("vae:\n  learning_rate: -0.1", "f:2:18: vae.learning_rate: found \"-0.1\", expected a number above 0, at most 1,000. Learning rates are small positive numbers, for example 0.001.")]
    [InlineData("vae:\n  learning_rate: .inf", "f:2:18: vae.learning_rate: found \".inf\", expected a number above 0, at most 1,000. Write a number, for example 0.001.")]
    [InlineData("vae:\n  layer_sizes: 784", "f:2:16: vae.layer_sizes: found \"784\", expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. Write the widths in square brackets: [784, 256, 64].")]
    [InlineData("vae:\n  layer_sizes: [784, 0]", "f:2:22: vae.layer_sizes: found \"0\", expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. Choose one within that range.")]
    [InlineData("vae:\n  layer_sizes: []", "f:2:16: vae.layer_sizes: found an empty list, expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. The list has 0 entries: write between 2 and 20 widths, [784, 256, 64] for example.")]
    [InlineData("classifier:\n  layer_sizes:\n    - 100\n    - 784", "f:3:7: classifier.layer_sizes: found \"100\", expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. The first layer is the image, 28 x 28 pixels: begin the list with 784.")]
    [InlineData("vae:\n  epoch: 3", "f:2:3: vae.epoch: found an unknown key, expected a key of vae. Did you mean epochs?")]
    [InlineData("vae:\n  batch_size: 3", "f:2:3: vae.batch_size: found an unknown key, expected a key of vae. batch_size is a key of experiment.")]
    [InlineData("vae:\n  dropout: 3", "f:2:3: vae.dropout: found an unknown key, expected a key of vae. The keys of vae are layer_sizes, latent_dim, learning_rate, epochs.")]
    [InlineData("vea:\n  epochs: 3", "f:1:1: vea: found an unknown section, expected one of experiment, data, regime, vae, classifier, metrics, visualization, output. Did you mean vae?")]
    [InlineData("latent_dim: 3", "f:1:1: latent_dim: found an unknown section, expected one of experiment, data, regime, vae, classifier, metrics, visualization, output. Did you mean vae.latent_dim? Write latent_dim indented below vae.")]
    [InlineData("vae.epochs: 3", "f:1:1: vae.epochs: found an unknown section, expected one of experiment, data, regime, vae, classifier, metrics, visualization, output. Did you mean vae.epochs? Write epochs indented below vae.")]
    [InlineData("vae:\n  epochs: 3\n  epochs: 4", "f:3:3: vae.epochs: found a second time (first in line 2), expected each key once. Delete one of the two.")]
    [InlineData("vae:\n  epochs: 3\nvae:\n  latent_dim: 4", "f:3:1: vae: found a second time (first in line 1), expected each key once. Delete one of the two.")]
    [InlineData("vae: 3", "f:1:6: vae: found \"3\", expected keys with values. Write each key on a line of its own, indented below the section's name.")]
    [InlineData("- vae", "f:1:1: found a list, expected sections: experiment, data, regime, vae, classifier, metrics, visualization, output. Write a section's name, a colon, and its keys indented below.")]
    [InlineData("hello", "f:1:1: found \"hello\", expected sections: experiment, data, regime, vae, classifier, metrics, visualization, output. Write a section's name, a colon, and its keys indented below.")]
    [InlineData("? [a, b]\n: 3", "f:1:3: found a list as a key, expected a word. Write the key's name.")]
    [InlineData("visualization:\n  colormap: virdis", "f:2:13: visualization.colormap: found \"virdis\", expected one of viridis, magma, inferno, plasma, cividis, gray. Did you mean viridis?")]
    [InlineData("output:\n  experiments_dir: ''", "f:2:20: output.experiments_dir: found \"\", expected a folder's path. Write a path, or leave the key out to take the default.")]
    [InlineData("output:\n  experiments_dir: \"a\\nb\"", "f:2:20: output.experiments_dir: found \"a b\", expected a folder's path. Write the path on one line, without control characters.")]
    public void What_is_wrong_is_told_with_its_place(string text, string problem) => Assert.Equal([problem], Problems(text));

    [Theory]
    [InlineData("vae: [1, 2", "f:2:1")]
    [InlineData("vae:\n\tepochs: 3", "f:2:1")]
    [InlineData("vae:\n  epochs: 'ten", "f:2:")]
    [InlineData("vae:\n   epochs: 3\n  latent_dim: 3", "f:3:3")]
    [InlineData("vae:\n  layer_sizes: [784, 3\nclassifier:\n  epochs: 3", "f:2:")]
    [InlineData("vae: *nowhere", "f:1:6")]
    [InlineData("vae:\n  epochs: !!in] 3", "f:2:")]
    [InlineData("vae:\n  epochs: 3\n---\nvae:\n  epochs: 4", "f:3:1")]
    public void What_is_no_yaml_is_told_with_its_place(string text, string place)
    {
        var problem = Assert.Single(Problems(text));
        Assert.StartsWith(place, problem, StringComparison.Ordinal);
        Assert.Contains("found no valid YAML (", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-4", 1e-4)]
    [InlineData("1.0e-4", 1e-4)]
    [InlineData("0.0001", 1e-4)]
    [InlineData(".5", 0.5)]
    [InlineData("1.", 1)]
    [InlineData("1", 1)]
    [InlineData("+0.25", 0.25)]
    [InlineData("1_0.5", 10.5)]
    [InlineData("'0.125'", 0.125)]
    public void Numbers_may_be_written_in_many_ways(string text, double expected) =>
        Assert.Equal(expected, Read($"vae:\n  learning_rate: {text}").Vae.LearningRate);

    [Theory]
    [InlineData("60000", 60_000)]
    [InlineData("60_000", 60_000)]
    [InlineData("+60000", 60_000)]
    [InlineData("\"60000\"", 60_000)]
    public void Whole_numbers_too(string text, int expected) =>
        Assert.Equal(expected, Read($"experiment:\n  num_generated_samples: {text}").Experiment.NumGeneratedSamples);

    [Theory]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("-1")]
    public void No_seed_may_be_written_in_many_ways(string text)
    {
        var config = new ExperimentConfig { Experiment = new() { RandomSeed = 7 } };
        Assert.Null(Read($"experiment:\n  random_seed: {text}", config).Experiment.RandomSeed);
    }

    [Fact]
    public void The_greatest_seed_is_kept() =>
        Assert.Equal(long.MaxValue, Read("experiment:\n  random_seed: 9223372036854775807").Experiment.RandomSeed);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("vae:\nclassifier: ~\n")]
    public void What_is_left_out_keeps_its_default(string text) =>
        Assert.True(ConfigText.SameValues(Presets.Classic, Read(text)));

    [Fact]
    public void A_list_may_stand_on_lines_or_come_from_an_anchor()
    {
        var config = Read("vae:\n  layer_sizes: &sizes\n  - 784\n  - 20\nclassifier:\n  layer_sizes: *sizes\n");
        Assert.Equal([784, 20], config.Vae.LayerSizes);
        Assert.Equal([784, 20], config.Classifier.LayerSizes);
    }

    [Fact]
    public void Windows_line_ends_and_other_letters_are_read()
    {
        var config = Read("vae:\r\n  epochs: 3 # drei\r\noutput:\r\n  experiments_dir: Prüfläufe\r\n");
        Assert.Equal(3, config.Vae.Epochs);
        Assert.Equal("Prüfläufe", config.Output.ExperimentsDir);
    }

    [Fact]
    public void Whatever_a_slip_of_the_finger_makes_of_a_file_is_a_problem_and_no_crash()
    {
        const string Slips = "[]{}:,'\"&*#|>-?!%@` \t\n~0a";
        var good = ConfigText.Write(Presets.Classic);
        var broken = 0;
        for (var place = 0; place < good.Length; place += 3)
        {
            var slip = Slips[place / 3 % Slips.Length].ToString();
            broken += Problems(good.Insert(place, slip)).Count > 0 ? 1 : 0;
            broken += Problems(good.Remove(place, 1)).Count > 0 ? 1 : 0;
        }

        Assert.InRange(broken, 100, 2 * good.Length);
    }

    private static List<string> Problems(string text)
    {
        var yaml = new YamlConfig("f");
        yaml.ReadText(text);
        return [.. yaml.Problems.Select(problem => problem.ToString())];
    }

    private static ExperimentConfig Read(string text, ExperimentConfig? start = null)
    {
        var yaml = new YamlConfig("f");
        yaml.ReadText(text);
        Assert.Empty(yaml.Problems);
        return yaml.Settings.Aggregate(start ?? Presets.Classic, (config, setting) => setting.Key.Set(config, setting.Value));
    }
}

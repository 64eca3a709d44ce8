using Ouroboros.Cli.Config;
using Ouroboros.Configuration;
using Ouroboros.Reporting;

namespace Ouroboros.Cli.Tests.Config;

public sealed class ConfigTextTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_written_reads_back_equal(int seed)
    {
        var config = RandomConfig(new Draw((ulong)seed));
        var text = ConfigText.Write(config);
        var yaml = new YamlConfig("f");
        yaml.ReadText(text);
        Assert.Empty(yaml.Problems);
        Assert.Equal(ConfigKeys.All.Count, yaml.Settings.Count);
        var back = yaml.Settings.Aggregate(Presets.Quick, (current, setting) => setting.Key.Set(current, setting.Value));
        Assert.Equal(text, ConfigText.Write(back));
        Assert.Equal(config.Vae.LearningRate, back.Vae.LearningRate);
        Assert.Equal(config.Output, back.Output);
        Assert.Equal(config.Experiment, back.Experiment);
    }

    [Fact]
    public void Every_colour_map_that_can_be_drawn_can_be_chosen() => Assert.Equal(
        "one of " + string.Join(", ", RunPlots.Colormaps.Order(StringComparer.Ordinal)),
        "one of " + string.Join(", ", ConfigKeys.Find("visualization.colormap")!.Type.Expected["one of ".Length..].Split(", ").Order(StringComparer.Ordinal)));

    private static ExperimentConfig RandomConfig(Draw draw) => new()
    {
        Experiment = new()
        {
            Iterations = draw.Next(1, 1_000),
            BatchSize = draw.Next(1, 1_000_000),
            NumTrainingImages = draw.Next(0, 1) == 0 ? null : draw.Next(1, 60_000),
            NumGeneratedSamples = draw.Next(10, 1_000_000),
            NumDisplayedSamples = draw.Next(10, 1_000),
            RandomSeed = draw.Next(0, 1) == 0 ? null : draw.Next(0, int.MaxValue - 1) * 4_000_000_000L,
        },
        Vae = new() { LayerSizes = draw.Widths(), LatentDim = draw.Next(1, 16_384), LearningRate = draw.Rate(), Epochs = draw.Next(1, 100_000) },
        Classifier = new() { LayerSizes = draw.Widths(), NumClasses = draw.Next(2, 256), LearningRate = draw.Rate(), Epochs = draw.Next(1, 100_000) },
        Visualization = new() { SampleGifDuration = draw.Next(1, 60_000), TrainingCurvesMaxLines = draw.Next(1, 1_000), Colormap = "plasma" },
        Output = new() { ExperimentsDir = draw.Name() },
    };

    // Knuth's MMIX generator: the upper half of its state is random enough to pick values.
    private sealed class Draw(ulong seed)
    {
        private const string Letters = "ab Z09_-.:'\"#{}[],&*!|>%@`~/é漢\\=?";
        private ulong _state = seed;

        public int Next(int least, int most)
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return least + (int)((_state >> 33) % ((ulong)(most - least) + 1));
        }

        public double Rate() => Math.Pow(10, Next(-30_000, 3_000) / 1000.0) * (1 - (Next(0, 1_000_000) * 1e-7));

        public int[] Widths() => [784, .. Enumerable.Range(0, Next(1, 6)).Select(_ => Next(1, 16_384))];

        public string Name() => "x" + string.Concat(Enumerable.Range(0, Next(0, 12)).Select(_ => Letters[Next(0, Letters.Length - 1)])) + "x";
    }
}

using Ouroboros.Configuration;

namespace Ouroboros.Tests.Configuration;

public sealed class ConfigTextTests
{
    [Fact]
    public void Every_key_stands_there_once_with_a_comment()
    {
        var lines = ConfigText.Write(Presets.Quick).Split('\n');
        foreach (var key in ConfigKeys.All)
        {
            Assert.Contains($"  {key.Name}: {key.Format(Presets.Quick)} ", lines.Select(line => line.Split('#')[0].TrimEnd() + " "));
        }

        Assert.Equal(ConfigKeys.All.Count, lines.Count(line => line.StartsWith("  ", StringComparison.Ordinal)));
        Assert.All(lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)), line => Assert.Contains(" # ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_end_with_a_line_feed_on_every_system()
    {
        var text = ConfigText.Write(Presets.Classic);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-4, "0.0001")]
    [InlineData(1e-7, "1.0e-07")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(1, "1.0")]
    [InlineData(0.1, "0.1")]
    public void Rates_are_written_so_that_every_yaml_reader_takes_them_for_numbers(double rate, string text) =>
        Assert.Equal(text, ConfigKeys.Find("vae.learning_rate")!.Format(new() { Vae = new() { LearningRate = rate } }));

    [Fact]
    public void A_quote_in_a_path_is_doubled() =>
        Assert.Equal("'it''s'", ConfigKeys.Find("output.experiments_dir")!.Format(new() { Output = new() { ExperimentsDir = "it's" } }));

    [Fact]
    public void Same_values_look_into_lists()
    {
        Assert.True(ConfigText.SameValues(new(), new()));
        Assert.False(ConfigText.SameValues(new(), new() { Vae = new() { LayerSizes = [784, 512, 256, 128, 63] } }));
    }
}

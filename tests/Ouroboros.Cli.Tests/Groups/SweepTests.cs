using Ouroboros.Cli.Groups;
using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Groups;

public sealed class SweepTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public SweepTests() => _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Every_combination_is_a_run_and_a_row()
    {
        Assert.Equal(ExitCodes.Success, Sweep("vae.latent_dim=2,8", "vae.layer_sizes=[784,64],[784,256,64]", "vae.epochs=1", "--random-seed", "5"));
        var sweep = GroupFile.LoadSweep(new RunFolder(_cli.PathOf("experiments/s")));
        string[] names =
        [
            "latent_dim-2_layer_sizes-784-64", "latent_dim-2_layer_sizes-784-256-64", "latent_dim-8_layer_sizes-784-64", "latent_dim-8_layer_sizes-784-256-64",
        ];
        Assert.Equal(names, sweep.Points.Select(point => point.Name));
        var rows = File.ReadAllLines(_cli.PathOf("experiments/s/sweep.csv"));
        Assert.StartsWith("point,vae.latent_dim,vae.layer_sizes,state,reason,replicates,finished,generations,collapsed,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("latent_dim-8_layer_sizes-784-64,8,\"[784, 64]\",finished,,1,1,4,1,0,3,,,3,1.2,0.93", rows[3], StringComparison.Ordinal);
        Assert.All(names, name =>
        {
            var config = File.ReadAllText(_cli.PathOf($"experiments/s/{name}/config.yaml"));
            Assert.Contains("random_seed: 5 ", config, StringComparison.Ordinal);
            Assert.Contains($"latent_dim: {name["latent_dim-".Length]} ", config, StringComparison.Ordinal);
            Assert.Contains("  epochs: 1 ", config, StringComparison.Ordinal);
        });
        Assert.True(File.Exists(_cli.PathOf("experiments/s/plots/collapse_by_value.png")));
    }

    [Fact]
    public void A_point_that_fails_is_a_row_that_says_why_and_resume_goes_on_with_it()
    {
        _cli.Loop.AfterGeneration = _ =>
        {
            if (_cli.Loop.Request!.Config.Vae.LatentDim == 8)
            {
                throw new InvalidDataException("found a fault, expected none");
            }
        };
        Assert.Equal(ExitCodes.Files, Sweep("vae.latent_dim=2,8,16"));
        Assert.Equal("ouroboros: latent_dim-8: found a fault, expected none" + Environment.NewLine, _cli.Error);
        var rows = File.ReadAllLines(_cli.PathOf("experiments/s/sweep.csv"));
        Assert.Equal(["2", "8", "16"], rows.Skip(1).Select(row => row.Split(',')[1]));
        Assert.Equal(["finished", "finished"], new[] { rows[1], rows[3] }.Select(row => row.Split(',')[2]));
        Assert.Equal("0", rows[2].Split(',')[5]);

        // The fake loop cannot take up what it began.
        Directory.Delete(_cli.PathOf("experiments/s/latent_dim-8"), recursive: true);
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "s", "--jobs", "1"));
        Assert.Equal(8, _cli.Loop.Request!.Config.Vae.LatentDim);
        Assert.Equal(["finished", "finished", "finished"], File.ReadAllLines(_cli.PathOf("experiments/s/sweep.csv")).Skip(1).Select(row => row.Split(',')[2]));
    }

    [Fact]
    public void Points_may_have_replicates_and_are_groups_then()
    {
        Assert.Equal(ExitCodes.Success, Sweep("vae.latent_dim=2,8", "--seeds", "3,4"));
        Assert.Contains("latent_dim-2,2,finished,,2,2,4,2,0,3,,,3,1.2", File.ReadAllLines(_cli.PathOf("experiments/s/sweep.csv"))[1], StringComparison.Ordinal);
        Assert.True(File.Exists(_cli.PathOf("experiments/s/latent_dim-8/summary.csv")));
        Assert.Equal([3, 4], GroupFile.LoadReplicates(new RunFolder(_cli.PathOf("experiments/s/latent_dim-8"))).Seeds);
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Matches(@"\ns +sweep finished +\S.*? +mnist +16/16 +2 seeds ", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "s"));
        Assert.Equal(4, _cli.Out.Split("files are as they were written").Length - 1);
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "s", "--table"));
        Assert.Contains(" latent_dim-8", _cli.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("found no key with several values", "vae.epochs=3")]
    [InlineData("command line: vae.latent_dim: found \"0\", expected a whole number from 1 to 16,384. Choose one within that range. (point vae.latent_dim=0)", "vae.latent_dim=0,2")]
    [InlineData("Did you mean vae.epochs?", "vae.epoch=1,2")]
    [InlineData("command line: vae.epochs: found it twice", "vae.epochs=1,2", "vae.epochs=3,4")]
    [InlineData("command line: vae.learning_rate: found 0.001, 1e-3, two of which are the same", "vae.learning_rate=0.001,1e-3")]
    [InlineData("command line: experiment.random_seed: found several values beside replicates", "experiment.random_seed=1,2", "--replicates", "2")]
    public void What_is_wrong_with_any_point_is_told_before_anything_is_run(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, Sweep(words));
        Assert.Contains(message, _cli.Error, StringComparison.Ordinal);
        Assert.Single(_cli.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }

    [Fact]
    public void A_dry_run_tells_the_points_and_the_time_of_all()
    {
        Assert.Equal(ExitCodes.Success, Sweep("vae.latent_dim=2,8", "--dry-run"));
        Assert.Contains("runs     2 points, 1 run each", _cli.Out, StringComparison.Ordinal);
        Assert.Matches("time     about .* for all", _cli.Out);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }

    [Theory]
    [InlineData("vae.layer_sizes=[784,64],[784,128]", "[784,64]|[784,128]")]
    [InlineData("vae.layer_sizes=784,64", null)]
    [InlineData("vae.layer_sizes=[784, 64]", null)]
    [InlineData("visualization.colormap='a,b',\"c\"", "a,b|c")]
    [InlineData("vae.epochs=1, 2", "1|2")]
    [InlineData("nonsense", null)]
    public void Commas_part_values_outside_of_brackets_and_quotes(string pair, string? values)
    {
        var pairs = SweepPairs.Of([pair]);
        Assert.Equal(values is null ? [] : [values], pairs.Varied.Select(varied => string.Join('|', varied.Values)));
        Assert.Equal(values is null ? [pair] : [], pairs.Fixed);
    }

    private int Sweep(params string[] words) => _cli.Run(["sweep", "--preset", "quick", "-i", "4", "--output-dir", "s", "--jobs", "1", .. words]);
}

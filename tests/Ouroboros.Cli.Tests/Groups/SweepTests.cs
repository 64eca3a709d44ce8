using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Performance;
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
    [InlineData("command line: vae.learning_rate: found 0.001 and 1e-3, which are the same here (0.001), expected different values. Give each once.", "vae.learning_rate=0.001,1e-3")]
    [InlineData("command line: vae.learning_rate: found 0.1 and 0.10, which are the same here (0.1)", "vae.epochs=1,2", "vae.learning_rate=0.1,0.2,0.10")]
    [InlineData("command line: vae.epochs: found 2, 1, 2, two of which are the same", "vae.epochs=2,1,2")]
    [InlineData("command line: experiment.num_displayed_samples: found 20 and 25, which are the same here (20)", "experiment.num_displayed_samples=10,20,25")]
    [InlineData("command line: experiment.num_training_images: found null and 60000, which are the same here (60000)", "experiment.num_training_images=null,60000")]
    [InlineData(
        "command line: found the same experiment at regime.kind=replace regime.oversampling=2 and regime.kind=replace regime.oversampling=4, "
        + "expected different ones. Begin a sweep for each regime",
        "regime.kind=filter,replace", "regime.oversampling=2,4")]
    [InlineData("command line: classifier.num_classes: found null and 10, which are the same here (10)", "classifier.num_classes=null,10,12")]
    [InlineData("command line: vae.layer_sizes: found [784,64] and [784, 64], which are the same here ([784, 64])", "vae.layer_sizes=[784,64],[784, 64]")]
    [InlineData("command line: experiment.random_seed: found null among several values, expected a seed for each point.", "experiment.random_seed=null,1")]
    [InlineData("command line: experiment.random_seed: found -1 among several values, expected a seed for each point.", "experiment.random_seed=1,-1", "vae.epochs=1,2")]
    [InlineData("command line: experiment.random_seed: found ~ among several values, expected a seed for each point.", "experiment.random_seed=1,2,~")]
    [InlineData("command line: experiment.num_training_images: found nothing between two commas, or after the last: 100,, expected a value.", "experiment.num_training_images=100,")]
    [InlineData("command line: vae.epochs: found nothing between two commas, or after the last: 1,,2, expected a value.", "vae.epochs=1,,2")]
    [InlineData("command line: output.experiments_dir: found several values (a, b), expected one: the points of a sweep share a folder.", "output.experiments_dir=a,b")]
    [InlineData("command line: data.dataset: found several values (mnist, kmnist), expected one: the points of a sweep share their real images.", "data.dataset=mnist,kmnist")]
    [InlineData("command line: regime.oversampling: found several values (2, 4), which change nothing under the regime replace, expected the regime filter. Add regime.kind=filter.", "regime.oversampling=2,4")]
    [InlineData("command line: regime.real_fraction: found several values (0.1, 0.5), which change nothing", "regime.real_fraction=0.1,0.5", "regime.kind=replace,accumulate")]
    [InlineData("command line: vae.epochs: found several values (1, 2) here and one value in --vae-epochs, expected one of the two.", "vae.epochs=1,2", "--vae-epochs", "3")]
    [InlineData("command line: vae.epochs: found several values (1, 2) here and one value in vae.epochs=3, expected one of the two.", "vae.epochs=3", "vae.epochs=1,2")]
    [InlineData("command line: --replicates: found 2 seeds from 9223372036854775807 on", "vae.epochs=1,2", "--random-seed", "9223372036854775807", "--replicates", "2")]
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

    [Fact]
    public void A_sweep_of_an_earlier_version_without_a_seed_is_refused_before_it_goes_on()
    {
        Assert.Equal(ExitCodes.Success, Sweep("vae.epochs=1,2", "--random-seed", "5"));
        var file = _cli.PathOf("experiments/s/sweep.json");
        var text = File.ReadAllText(file);
        Assert.Contains("\"experiment.random_seed\": \"5\"", text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace("\"experiment.random_seed\": \"5\"", "\"experiment.random_seed\": \"null\"", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Files, _cli.Run("resume", "s"));
        Assert.Contains("found no seed for the point 'epochs-1'; expected one for each point", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_wrong_points_only_some_are_told()
    {
        Assert.Equal(ExitCodes.Usage, Sweep($"vae.epochs=1,{string.Join(',', Enumerable.Range(1, 50).Select(number => -number))}"));
        var lines = _cli.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal("and 30 more", lines[^1]);
    }

    [Theory]
    [InlineData("regime.oversampling=2,4", "--regime", "filter")]
    [InlineData("regime.real_fraction=0.1,0.5", "regime.real_source=fixed,fresh", "--regime", "mix")]
    [InlineData("experiment.random_seed=1,2", "vae.epochs=1")]
    [InlineData("experiment.num_training_images=null,100", "vae.epochs=1")]
    public void What_makes_points_differ_is_taken(params string[] words)
    {
        Assert.Equal(ExitCodes.Success, Sweep(words));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "s"));
    }

    [Theory]
    [InlineData("experiment.random_seed", 101)]
    [InlineData("vae.epochs", 101)]
    [InlineData("vae.learning_rate", 50)]
    public void Points_whose_images_take_equally_long_share_one_measurement(string key, int points)
    {
        var measured = 0;
        _cli.MeasureImageTimes = (_, _, _) =>
        {
            measured++;
            return Times(0.001);
        };
        Assert.Equal(ExitCodes.Success, Sweep($"{key}={string.Join(',', Enumerable.Range(1, points))}", "--dry-run"));
        Assert.Equal(1, measured);
        Assert.Contains($"runs     {points} points, 1 run each", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("for all, measured just now", _cli.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vae.latent_dim", 8, "for all, measured just now")]
    [InlineData("vae.latent_dim", 40, "for all, estimated from 8 of 40 sizes of models and batches, measured just now")]
    [InlineData("experiment.batch_size", 30, "for all, estimated from 8 of 30 sizes of models and batches, measured just now")]
    public void No_more_than_a_few_kinds_of_points_are_measured(string key, int points, string time)
    {
        var measured = new List<string>();
        _cli.MeasureImageTimes = (plan, _, _) =>
        {
            measured.Add($"{plan.Config.Vae.LatentDim} {plan.Config.Experiment.BatchSize}");
            return Times(0.001);
        };
        Assert.Equal(ExitCodes.Success, Sweep($"{key}={string.Join(',', Enumerable.Range(1, points))}", "--dry-run"));
        Assert.Equal(8, measured.Distinct().Count());
        Assert.Equal(8, measured.Count);
        Assert.Contains(time, _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_that_is_not_measured_is_estimated_by_its_arithmetic()
    {
        // As long as the machine takes for every operation, whatever it belongs to.
        static ImageTimes Exact(RunPlan plan) => new(
            Enum.GetValues<Workload>().ToDictionary(workload => workload, workload => 1e-9 * Arithmetic.PerImage(workload, plan.Models)), OfSmallerModels: false);
        RunPlan[] plans = [.. Enumerable.Range(1, 30).Select(latent => new RunPlan(Presets.Quick with { Vae = Presets.Quick.Vae with { LatentDim = latent } }, DataFacts.Mnist))];
        var times = PointTimes.Of(plans, Exact, (_, _) => { });
        Assert.Equal((30, 8), (times.Kinds, times.Measured));
        Assert.All(plans.Zip(times.Seconds), point => Assert.Equal(new TimeEstimate(point.First, Exact(point.First)).TotalSeconds, point.Second, 1e-6));
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

    private static ImageTimes Times(double seconds) => new(Enum.GetValues<Workload>().ToDictionary(workload => workload, _ => seconds), OfSmallerModels: false);

    private int Sweep(params string[] words) => _cli.Run(["sweep", "--preset", "quick", "-i", "4", "--output-dir", "s", "--jobs", "1", .. words]);
}

using Ouroboros.Configuration;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Tests.Running;

/// <summary><c>ouroboros run --dry-run</c>.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Fact]
    public void A_dry_run_prints_the_config_and_the_amounts_and_trains_nothing()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--dry-run"));
        Assert.Null(_cli.Loop.Request);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
        Assert.Contains(ConfigText.Write(ConfigRules.Settle(Presets.Quick, DataFacts.Mnist)), _cli.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(_cli.PathOf("experiments/run_2026-01-31_14-05-09"), _cli.Out, StringComparison.Ordinal);
        Assert.Contains("drawn when the run starts", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_estimates_time_memory_and_disk_from_a_measurement_with_the_runs_threads()
    {
        (RunPlan Plan, int Threads)? asked = null;
        var fake = _cli.MeasureImageTimes;
        _cli.MeasureImageTimes = (plan, threads, cancellation) =>
        {
            asked = (plan, threads);
            return fake(plan, threads, cancellation);
        };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--threads", "1", "--random-seed", "5", "--dry-run"));
        Assert.Equal(1, asked!.Value.Threads);
        Assert.Equal(12, asked.Value.Plan.Config.Vae.Epochs);
        Assert.Contains(
            """
            regime           replace
            training images  6,000, then 6,000 samples a generation
            generations      14
            steps            39,480
            parameters       438,704 in the VAE, 101,770 in the classifier
            threads          1
            seed             5
            time             about 1 h 1 min (evaluation 47 %, VAE 28 %, metrics 14 %, classifier 7 %, sampling 4 %), measured just now
            memory           about 210 MB at the peak
            disk             30.3 MB of weights, about 4.2 MB of pictures and tables, 11 MB to go on from
            """.ReplaceLineEndings("\n"),
            _cli.Out.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void A_dry_run_says_what_the_machine_has_too_little_of()
    {
        (_cli.Processors, _cli.Memory) = (8, new(8_000_000_000, "of this machine"));
        Assert.Equal(ExitCodes.Success, _cli.Run(
            "run", "--dry-run", "--threads", "256", "vae.layer_sizes=[784,16384,16384,16384,16384,16384,16384,16384,16384]", "-i", "1000"));
        Assert.Contains("256, more than the 8 cores here", _cli.Out, StringComparison.Ordinal);
        Assert.Contains(", more than the 8.0 GB of this machine", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_says_when_the_networks_were_too_large_to_try()
    {
        var times = _cli.MeasureImageTimes;
        _cli.MeasureImageTimes = (plan, threads, cancellation) => times(plan, threads, cancellation) with { OfSmallerModels = true };
        _cli.Run("run", "--preset", "quick", "--dry-run");
        Assert.Contains(", measured just now on smaller networks\n", _cli.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_can_be_interrupted()
    {
        _cli.MeasureImageTimes = (_, _, cancellation) =>
        {
            _cli.Interruption.Interrupt(ExitCodes.Interrupted);
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        };
        Assert.Equal(ExitCodes.Interrupted, _cli.Run("run", "--preset", "quick", "--dry-run"));
        Assert.DoesNotContain("time", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_on_a_terminal_says_what_it_is_at_and_takes_that_back()
    {
        _cli.OutIsTerminal = true;
        _cli.Run("run", "--preset", "quick", "--dry-run");
        Assert.Equal("\r\u001b[Kmeasuring this machine ...\r\u001b[K", _cli.Error);
    }

    public void Dispose() => _cli.Dispose();
}

using Ouroboros.OpenCl;

namespace Ouroboros.Cli.Tests.Running;

/// <summary>Threads and memory that a batch system, a container or the user allots.</summary>
public sealed class AllotmentTests : IDisposable
{
    private readonly CliFixture _cli = new() { Processors = 8 };

    [Theory]
    [InlineData("SLURM_CPUS_PER_TASK", "2", 2)]
    [InlineData("OMP_NUM_THREADS", "4,2", 4)]
    [InlineData("OMP_NUM_THREADS", "64", 8)]
    public void A_run_takes_no_more_threads_than_it_is_allotted(string variable, string text, int threads)
    {
        _cli.Variables[variable] = text;
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--quiet"));
        Assert.Equal(threads, _cli.Loop.Request!.Threads);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--quiet", "--threads", "5", "--output-dir", "asked"));
        Assert.Equal(5, _cli.Loop.Request!.Threads);
    }

    [Fact]
    public void What_decided_is_said()
    {
        _cli.Variables["SLURM_CPUS_PER_TASK"] = "2";
        _cli.FindDevices = () => new ClDevices { Problem = "There is no OpenCL library here." };
        Says("threads +2 \\(SLURM_CPUS_PER_TASK\\)\n", "run", "--preset", "quick", "--dry-run");
        Says("threads +2 \\(SLURM_CPUS_PER_TASK\\)\n", "run", "--preset", "quick", "--dry-run", "--replicates", "3");
        Says("threads +2 \\(SLURM_CPUS_PER_TASK\\)\n", "sweep", "--preset", "quick", "--dry-run", "vae.latent_dim=2,3");
        Says("threads +2 \\(SLURM_CPUS_PER_TASK; run --threads N changes it\\)\n", "info");
        Says("here 2\\b", "run", "--help");
        Says("threads +3\n", "run", "--preset", "quick", "--dry-run", "--threads", "3");
    }

    [Theory]
    [InlineData("run", "--preset", "quick", "--quiet")]
    [InlineData("run", "--preset", "quick", "--quiet", "--replicates", "2", "--jobs", "1")]
    [InlineData("sweep", "--preset", "quick", "--quiet", "vae.latent_dim=2,3", "--jobs", "1")]
    [InlineData("theory", "gaussian", "--quiet", "--chains", "2", "--generations", "2")]
    public void A_variable_that_is_no_number_is_named_once(params string[] arguments)
    {
        _cli.Variables["OMP_NUM_THREADS"] = "many";
        _cli.Loop.WritesFiles = true;
        Assert.Equal(ExitCodes.Success, _cli.Run(arguments));
        Assert.Equal(1, Warnings("OMP_NUM_THREADS: found \"many\", expected a whole number from 1. It is ignored."));
    }

    [Theory]
    [InlineData(1, "the run needs about 210 MB", "run", "--preset", "quick", "--quiet")]
    [InlineData(1, "2 runs at once need about 410 MB", "run", "--preset", "quick", "--quiet", "--replicates", "2", "--jobs", "2")]
    [InlineData(1, "2 runs at once need about 410 MB", "sweep", "--preset", "quick", "--quiet", "experiment.batch_size=8,9", "--jobs", "2")]
    [InlineData(0, "need", "run", "--preset", "quick", "--dry-run")]
    public void Training_without_enough_memory_begins_with_a_warning(int warnings, string need, params string[] arguments)
    {
        _cli.Memory = new(100_000_000, "that its cgroup allows");
        _cli.Loop.WritesFiles = true;
        Assert.Equal(ExitCodes.Success, _cli.Run(arguments));
        Assert.True(warnings == Warnings(need), _cli.Error);
        Assert.Contains(", more than the 100.0 MB that its cgroup allows", _cli.Error + _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_fits_is_not_warned_of()
    {
        _cli.Memory = new(300_000_000, "that ulimit -v allows");
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--quiet"));
        Assert.Empty(_cli.Error);
    }

    public void Dispose() => _cli.Dispose();

    private int Warnings(string text) => Flat(_cli.Error).Split("ouroboros: warning: ").Count(warning => warning.Contains(text, StringComparison.Ordinal));

    private static string Flat(string text) => text.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);

    private void Says(string pattern, params string[] arguments)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run(arguments));
        Assert.Matches(pattern, _cli.Out.ReplaceLineEndings("\n"));
    }
}

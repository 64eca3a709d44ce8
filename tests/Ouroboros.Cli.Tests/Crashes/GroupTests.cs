using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Groups of replicates and sweeps of the built program, with the real loop.</summary>
public sealed class GroupTests(UninterruptedRuns whole) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("ouroboros-group-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void A_group_is_the_same_bytes_however_many_run_at_once_and_killed_or_interrupted_it_goes_on_to_them()
    {
        Linux.Only();
        Start("one", 1).MustFinish();
        var expected = Bytes("one");
        Assert.Contains("summary.csv", expected.Keys);
        Assert.Contains("seed_6/metrics.csv", expected.Keys);
        Start("two", 2).MustFinish();
        Assert.Equal(expected, Bytes("two"));

        // The first run on its own is what it is in the group.
        Assert.Equal(whole.Hashes(Experiment.Short), new RunFolder(Path.Combine(_home, "experiments", "one", "seed_5")).HashFiles());

        using (var killed = Start("it", 2, TestedRun.Slowly))
        {
            killed.Until(() => HasLogged("it", 6, "generation 2: complete"));
            killed.Send(UnixSignal.Kill);
            killed.Wait();
        }

        using (var interrupted = StartedProgram.Start(_home, ["resume", "it", "--jobs", "1", "-q"], TestedRun.Slowly))
        {
            interrupted.Until(() => HasLogged("it", 5, "resumed from") || HasLogged("it", 6, "resumed from"));
            var (code, error) = interrupted.After(UnixSignal.Terminate);
            Assert.Equal(ExitCodes.Terminated, code);
            Assert.Contains("ouroboros resume", error, StringComparison.Ordinal);
        }

        StartedProgram.Start(_home, ["resume", "it", "-q"]).MustFinish();
        Assert.Equal(expected, Bytes("it"));
    }

    [Fact]
    public void A_point_that_diverges_is_a_row_that_says_why_and_the_rest_go_on()
    {
        using var sweep = StartedProgram.Start(
            _home,
            [
                "sweep", "--data-dir", whole.Digits, "--output-dir", "s", "--jobs", "2", "-q", .. Experiment.Short.Words,
                "vae.learning_rate=0.001,1000",
            ]);
        var (code, _, error) = sweep.Wait();
        Assert.Equal(ExitCodes.Diverged, code);
        Assert.Contains("learning_rate-1000.0: training diverged", error, StringComparison.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(_home, "experiments", "s", GroupFiles.SweepTable));
        Assert.StartsWith("learning_rate-0.001,0.001,finished,,1,1,4,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("learning_rate-1000.0,1000.0,failed,\"training diverged: ", rows[2], StringComparison.Ordinal);

        // It would diverge again, so it is left alone.
        using var again = StartedProgram.Start(_home, ["resume", "s", "-q"]);
        Assert.Equal(ExitCodes.Diverged, again.Wait().Code);
        Assert.Equal(rows, File.ReadAllLines(Path.Combine(_home, "experiments", "s", GroupFiles.SweepTable)));
    }

    private StartedProgram Start(string name, int jobs, params (string, string)[] environment) => StartedProgram.Start(
        _home,
        [
            "run", "--data-dir", whole.Digits, "--output-dir", name, "--jobs", $"{jobs}", "-q", "--replicates", "2",
            .. Experiment.Short.Words,
        ],
        environment);

    private bool HasLogged(string group, int seed, string text)
    {
        var log = Path.Combine(_home, "experiments", group, $"seed_{seed}", RunFiles.Log);
        return File.Exists(log) && File.ReadAllText(log).Contains(text, StringComparison.Ordinal);
    }

    // All but what speaks of times and machines.
    private SortedDictionary<string, string> Bytes(string group)
    {
        var folder = new RunFolder(Path.Combine(_home, "experiments", group));
        return new(
            folder.Files().Where(file => file != GroupFiles.Replicates && RunFiles.IsReproducible(file) && RunFiles.IsReproducible(file[(file.IndexOf('/') + 1)..]))
                .ToDictionary(file => file, folder.HashOf),
            StringComparer.Ordinal);
    }
}

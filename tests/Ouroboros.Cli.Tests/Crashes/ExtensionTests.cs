namespace Ouroboros.Cli.Tests.Crashes;

/// <summary><c>ouroboros resume RUN -i N</c>: further than was planned.</summary>
public sealed class ExtensionTests(UninterruptedRuns whole)
{
    private static readonly Experiment Two = Experiment.Short with { Generations = 2 };

    /// <summary>Stopped in between as well: before its next checkpoint, when it still has that of the shorter plan.</summary>
    [Fact]
    public void A_finished_run_of_two_becomes_a_run_of_four()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Two);
        run.Begin().MustFinish();
        var before = run.Everything();
        Assert.Contains("expected more than the 2 generations that are done", run.Resume("-i", "1").MustRefuse(ExitCodes.Usage), StringComparison.Ordinal);
        run.Resume("-i", "2").MustFinish();
        Assert.Equal(before, run.Everything());

        string[][] words = [["-i", "4"], []];
        UnixSignal[] signals = [UnixSignal.Kill, UnixSignal.Terminate];
        for (var i = 0; i < signals.Length; i++)
        {
            using var program = run.Resume(words[i], TestedRun.Slowly);
            program.Until(() => run.Log.Count(line => line.StartsWith("resumed from", StringComparison.Ordinal)) > i);
            Assert.Equal(128 + (int)signals[i], program.After(signals[i]).Code);
            Assert.Equal((2, 4), (run.Manifest.GenerationsDone, run.Manifest.GenerationsPlanned));
        }

        Assert.Equal(run.Folder.HashFiles(), run.Manifest.Files);
        run.Resume().MustFinish();
        run.MustEqual(Experiment.Short);
    }

    [Fact]
    public void An_interrupted_run_can_be_extended_and_not_cut_below_what_is_done()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Two);
        run.BeginUntil("generation 2: vae epoch 1 ");
        var before = run.Everything();
        Assert.Contains("expected more than the 1 generation that are done", run.Resume("-i", "1").MustRefuse(ExitCodes.Usage), StringComparison.Ordinal);
        Assert.Equal(before, run.Everything());
        run.Resume("-i", "4").MustFinish();
        run.MustEqual(Experiment.Short);
    }
}

using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Two processes and one run.</summary>
public sealed class LockTests(UninterruptedRuns whole)
{
    [Fact]
    public void Who_comes_second_is_refused_while_the_first_lives_and_goes_on_when_it_is_dead()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        using (var first = run.Begin(TestedRun.Slowly))
        {
            first.Until(() => run.HasLogged("generation 1: vae epoch 2 "));

            // It waits for us, its lock in hand.
            first.Send(UnixSignal.Stop);
            var before = run.Everything();
            Assert.Equal(
                $"ouroboros: {run.Folder.Root}: process {first.Id} is at work on this run. Wait until it has finished, or stop it first; what it has computed stays.",
                run.Resume().MustRefuse(ExitCodes.Files));
            Assert.Contains(
                $"found {TestedRun.Shown}, where process {first.Id} is at work (0 of 4 generations done)",
                run.Begin().MustRefuse(ExitCodes.Usage),
                StringComparison.Ordinal);
            Assert.Equal("running", run.ListedState());
            Assert.Equal(before, run.Everything());

            first.Send(UnixSignal.Continue);
            first.Until(() => run.HasLogged("generation 1: complete"));
            Assert.Equal((128 + (int)UnixSignal.Kill, ""), first.After(UnixSignal.Kill));
        }

        Assert.Equal(RunState.Running, run.Manifest.State);
        Assert.Equal("stopped", run.ListedState());
        Assert.Contains("an unfinished run (1 of 4 generations done)", run.Begin().MustRefuse(ExitCodes.Usage), StringComparison.Ordinal);
        run.Resume().MustFinish();
        Assert.Equal("finished", run.ListedState());
        run.MustEqualUninterrupted();
    }

    [Fact]
    public void Of_several_that_go_on_at_once_one_does()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        run.BeginUntil("generation 1: vae epoch 2 ");
        StartedProgram[] programs = [.. Enumerable.Range(0, 3).Select(_ => run.Resume())];
        foreach (var program in programs)
        {
            // Refused, unless the others were done before it came.
            var (code, _, error) = program.Wait();
            Assert.True(code == ExitCodes.Success || (code == ExitCodes.Files && error.Contains("is at work on this run", StringComparison.Ordinal)), error);
            program.Dispose();
        }

        run.MustEqualUninterrupted();
    }
}

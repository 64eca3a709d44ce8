using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Ctrl+C and SIGTERM, once and twice.</summary>
public sealed class SignalTests(UninterruptedRuns whole)
{
    [Theory]
    [InlineData((int)UnixSignal.Interrupt, ExitCodes.Interrupted, "generation 1: vae epoch 2 ", 1)]
    [InlineData((int)UnixSignal.Terminate, ExitCodes.Terminated, "generation 2: vae epoch 1 ", 2)]
    public void A_signal_saves_the_step_in_hand_and_says_how_to_go_on(int signal, int code, string when, int generation)
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        using (var program = run.Begin(TestedRun.Slowly))
        {
            program.Until(() => run.HasLogged(when));
            Assert.Equal(
                (code, $"""
                    ouroboros: interrupted in generation {generation} of 4. Everything computed so far is saved in
                      {TestedRun.Shown}
                    Go on with
                      ouroboros resume {TestedRun.Shown}
                    """),
                program.After((UnixSignal)signal));
        }

        // No checkpoint was due: the one that is there is of the moment of the signal, in the epoch that follows the last complete one.
        Assert.Equal(RunState.Interrupted, run.Manifest.State);
        Assert.Equal(run.Folder.HashFiles(), run.Manifest.Files);
        var last = run.Log.Select(Positions.OfEpoch).OfType<TrainingPosition>().Last();
        Assert.Equal(last with { Epoch = last.Epoch + 1, Step = run.Checkpoint!.Step }, run.Checkpoint);
        Assert.Equal("interrupted", run.Log[^1]);

        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }

    [Theory]
    [InlineData((int)UnixSignal.Interrupt)]
    [InlineData((int)UnixSignal.Terminate)]
    public void A_second_signal_ends_the_program_while_it_handles_the_first(int signal)
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        using (var program = run.Begin(TestedRun.Slowly))
        {
            // A pipe that nobody reads, where the last picture is to be written: the first signal is never done with.
            program.Until(() => run.HasLogged("generation 1: complete"));
            var pipe = run.Folder.FullPath($"{RunFiles.Animation}{Runs.Storage.AtomicFile.PartialSuffix}");
            Assert.Equal("", Linux.Call("mkfifo", pipe));
            program.Send((UnixSignal)signal);
            program.Until(() => run.Folder.Has("plots/collapse.png"));
            Assert.Equal((128 + signal, ""), program.After((UnixSignal)signal));
        }

        Assert.Equal(RunState.Interrupted, run.Manifest.State);
        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }
}

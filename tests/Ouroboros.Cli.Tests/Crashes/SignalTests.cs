using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Ctrl+C, SIGTERM, SIGHUP and SIGQUIT, once and twice.</summary>
public sealed class SignalTests(UninterruptedRuns whole)
{
    [Fact]
    public void A_signal_saves_the_step_in_hand_and_says_how_to_go_on()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        Interrupt(run, run.Begin(TestedRun.Slowly), UnixSignal.Interrupt, ExitCodes.Interrupted, 1);
        Interrupt(run, run.Resume([], TestedRun.Slowly), UnixSignal.Terminate, ExitCodes.Terminated, 2);
        Interrupt(run, run.Resume([], TestedRun.Slowly), UnixSignal.HangUp, ExitCodes.HungUp, 3);
        Interrupt(run, run.Resume([], TestedRun.Slowly), UnixSignal.Quit, 131, 4);
        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }

    [Fact]
    public void Signals_of_batch_systems_and_limits_save_too()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        Interrupt(run, run.Begin(TestedRun.Slowly), UnixSignal.User1, 138, 1);
        Interrupt(run, run.Resume([], TestedRun.Slowly), UnixSignal.CpuLimit, 152, 2);
        Interrupt(run, run.Resume([], TestedRun.Slowly), UnixSignal.Alarm, 142, 3);
        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }

    /// <summary>A config that is slow to come is waited for; the first signal ends that.</summary>
    [Theory]
    [InlineData("Interrupt", "run", "-c", "pipe")]
    [InlineData("Terminate", "sweep", "-c", "pipe", "vae.latent_dim=2,3")]
    [InlineData("User2", "run", "-c", "pipe", "--dry-run")]
    public void A_command_with_nothing_to_save_ends_at_the_first_signal(string signal, params string[] words)
    {
        Linux.Only();
        var folder = Directory.CreateTempSubdirectory("ouroboros-test-");
        var pipe = Path.Join(folder.FullName, "pipe");
        Assert.Equal("", Linux.Call("mkfifo", pipe));
        using var program = StartedProgram.Start(folder.FullName, words);

        // Opening it waits for the program to open it too.
        using var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write);
        Assert.Equal((128 + (int)Enum.Parse<UnixSignal>(signal), "", ""), Ended(program, Enum.Parse<UnixSignal>(signal)));
        Assert.Equal([pipe], Directory.GetFileSystemEntries(folder.FullName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_second_signal_ends_the_program_while_it_handles_the_first()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        InterruptTwice(run, run.Begin(TestedRun.Slowly), UnixSignal.Interrupt);
        InterruptTwice(run, run.Resume([], TestedRun.Slowly), UnixSignal.Terminate);
        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }

    private static void Interrupt(TestedRun run, StartedProgram started, UnixSignal signal, int code, int generation)
    {
        using var program = started;
        program.Until(() => run.HasLogged($"generation {generation}: vae epoch 2 "));
        Assert.Equal(
            (code, $"""
                ouroboros: interrupted in generation {generation} of 4. Everything computed so far is saved in
                  {TestedRun.Shown}
                Go on with
                  ouroboros resume {TestedRun.Shown}
                """),
            program.After(signal));

        // No checkpoint was due: the one that is there is of the moment of the signal, in the epoch that follows the last complete one.
        Assert.Equal(RunState.Interrupted, run.Manifest.State);
        Assert.Equal(run.Folder.HashFiles(), run.Manifest.Files);
        var last = run.Log.Select(Positions.OfEpoch).OfType<TrainingPosition>().Last();
        Assert.Equal(last with { Epoch = last.Epoch + 1, Step = run.Checkpoint!.Step }, run.Checkpoint);
        Assert.Equal("interrupted", run.Log[^1]);
    }

    private static (int Code, string Output, string Error) Ended(StartedProgram program, UnixSignal signal)
    {
        program.Send(signal);
        return program.Wait();
    }

    private static void InterruptTwice(TestedRun run, StartedProgram started, UnixSignal signal)
    {
        using var program = started;

        // At work on a generation after the first: before that there is nothing to draw, and nothing to wait for.
        program.Until(() => Positions.OfEpoch(run.Log.LastOrDefault("")) is { Generation: > 1 });

        // A pipe that nobody writes, where a sheet is to be read for the film: the first signal is never done with.
        var sheet = run.Folder.FullPath($"{RunFiles.SampleSheet(0)}.png");
        var kept = Path.Join(run.Home, "kept.png");
        File.Move(sheet, kept);
        Assert.Equal("", Linux.Call("mkfifo", sheet));
        program.Send(signal);
        program.Until(() => run.Manifest.State == RunState.Interrupted);
        Assert.Equal((128 + (int)signal, ""), program.After(signal));
        Assert.Equal(RunState.Interrupted, run.Manifest.State);
        File.Move(kept, sheet, overwrite: true);
    }
}

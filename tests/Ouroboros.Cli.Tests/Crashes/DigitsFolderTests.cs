using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>The digits of a run that goes on: found, moved, exchanged.</summary>
public sealed class DigitsFolderTests(UninterruptedRuns whole)
{
    [Fact]
    public void The_digits_are_found_where_they_were_or_where_they_are_said_to_be_and_must_be_the_same()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short) { Digits = "digits" };
        var (digits, moved, other) = (Path.Combine(run.Home, "digits"), Path.Combine(run.Home, "moved"), Path.Combine(run.Home, "other"));
        Copy(whole.Digits, digits);
        SmallDigits.Write(other, train: 230, test: 71);
        run.BeginUntil("generation 1: vae epoch 2 ");
        Assert.Equal(digits, run.Manifest.DataFolder);

        Directory.Move(digits, moved);
        var before = run.Everything();
        Assert.Equal(
            $"ouroboros: {digits}: found no such folder, expected a folder of MNIST's IDX files, the digits that the run began with. If they were moved, name their folder with --data-dir.",
            run.Resume().MustRefuse(ExitCodes.Usage));
        Assert.Equal(
            "ouroboros: other: found other digits than the run began with, expected the same. Name their folder with --data-dir.",
            run.Resume("--data-dir", "other").MustRefuse(ExitCodes.Usage));
        Directory.Move(other, digits);
        Assert.StartsWith("ouroboros: digits: found other digits", run.Resume().MustRefuse(ExitCodes.Usage), StringComparison.Ordinal);
        Assert.Equal(before, run.Everything());

        using (var program = run.Resume(["--data-dir", "moved"], TestedRun.Slowly))
        {
            program.Until(() => run.HasLogged("resumed from"));
            Assert.Equal(ExitCodes.Interrupted, program.After(UnixSignal.Interrupt).Code);
        }

        // From now on they are there.
        Assert.Equal(moved, run.Manifest.DataFolder);
        run.Resume().MustFinish();

        // Which says where the run found its digits.
        run.MustEqual(Experiment.Short, but: RunFiles.Config);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

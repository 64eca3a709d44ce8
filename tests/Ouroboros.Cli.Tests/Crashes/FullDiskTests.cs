using System.Text.RegularExpressions;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Disks that fill up, refuse, or go away while the program writes.</summary>
public sealed class FullDiskTests(UninterruptedRuns whole)
{
    private const string Mended = "Once this is mended, go on from it with";

    /// <summary>In percent of what the run needs in the end: it fills up in the first checkpoint, between generations, and among the pictures.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(98)]
    public void A_disk_that_fills_up_ends_the_run_with_words_and_it_goes_on_when_there_is_room(int percent)
    {
        using var disk = SmallDisk.Mount(1 << 14);
        using var run = new TestedRun(whole, Experiment.Short, disk.Path);
        Assert.Equal("", disk.Remount($"size={whole.Kibibytes(Experiment.Short) * percent / 100}k"));
        var said = run.Begin().MustRefuse(ExitCodes.Files);
        Assert.Matches($"^ouroboros: {Regex.Escape(run.Folder.Root)}/[a-z0-9_./]+: No space left on device", said);
        Assert.Empty(run.Folder.PartialFiles());

        Assert.Equal("", disk.Remount("size=64m"));
        if (run.Checkpoint is null)
        {
            Assert.Equal(5, percent);
        }
        else
        {
            Assert.EndsWith($"{Mended}\n  ouroboros resume {TestedRun.Shown}", said, StringComparison.Ordinal);
        }

        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_told_at_the_end_and_costs_nothing_else()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        run.BeginUntil("generation 2: vae epoch 2 ");
        run.Folder.Delete(RunFiles.Report);
        Directory.CreateDirectory(run.Folder.FullPath(RunFiles.Report));
        using (var program = run.Resume())
        {
            var (code, output, error) = program.Wait();
            Assert.Equal((ExitCodes.Success, run.Folder.Root), (code, output.TrimEnd()));
            Assert.Equal(
                $"""
                ouroboros: warning: no report could be written: {TestedRun.Shown}/{RunFiles.Log} says why. Once this is mended, make it with
                  ouroboros report {TestedRun.Shown}
                """,
                error.TrimEnd());
        }

        Assert.Contains(run.Log, line => line.StartsWith("no report: ", StringComparison.Ordinal));
        run.MustEqualUninterrupted();
        Directory.Delete(run.Folder.FullPath(RunFiles.Report));
        run.Start(["report", "it"]).MustFinish();
        Assert.True(run.Folder.Has(RunFiles.Report));
    }

    [Fact]
    public void A_disk_too_small_for_the_very_first_file_leaves_nothing_in_the_way()
    {
        using var disk = SmallDisk.Mount(kibibytes: 4);
        using var run = new TestedRun(whole, Experiment.Short, disk.Path);
        File.WriteAllBytes(Path.Combine(disk.Path, "full"), new byte[4096]);
        Assert.Contains($"{RunFiles.Manifest}: No space left on device", run.Begin().MustRefuse(ExitCodes.Files), StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Folder.Root));
    }

    [Fact]
    public void A_disk_that_cannot_be_written_any_more_ends_the_run_with_words()
    {
        using var disk = SmallDisk.Mount(1 << 16);
        using var run = new TestedRun(whole, Experiment.Short, disk.Path);
        using (var program = run.Begin(TestedRun.Slowly))
        {
            program.Until(() => run.HasLogged("generation 1: vae epoch 2 "));

            // Refused as long as some file is being written.
            program.Until(() => disk.Remount("ro").Length == 0);
            var (code, _, error) = program.Wait();
            Assert.Equal(ExitCodes.Files, code);
            Assert.Matches($"^ouroboros: {Regex.Escape(run.Folder.Root)}/[a-z0-9_./]+: Read-only file system", error);
            Assert.EndsWith($"{Mended}\n  ouroboros resume {TestedRun.Shown}", error.TrimEnd(), StringComparison.Ordinal);
        }

        Assert.Contains("Read-only file system", run.Resume().MustRefuse(ExitCodes.Files), StringComparison.Ordinal);
        Assert.Equal("", disk.Remount("rw"));
        run.Resume().MustFinish();
        run.MustEqualUninterrupted();
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_told()
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        var folder = Path.Combine(run.Home, "experiments");
        Directory.CreateDirectory(folder);
        Assert.Equal("", Linux.Call("chmod", "a-w", folder));

        // Root may write everything, unless that right is taken from it.
        var program = Environment.IsPrivilegedProcess
            ? StartedProgram.Start("setpriv", ["--bounding-set=-dac_override", "dotnet"], run.Home, run.BeginWords)
            : run.Begin();
        Assert.Contains("denied", program.MustRefuse(ExitCodes.Files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_folder_that_goes_away_ends_the_run_and_is_not_made_anew(bool renamed)
    {
        Linux.Only();
        using var run = new TestedRun(whole, Experiment.Short);
        var elsewhere = $"{run.Folder.Root}-elsewhere";
        using (var program = run.Begin(TestedRun.Slowly))
        {
            program.Until(() => run.HasLogged("generation 1: vae epoch 2 "));
            Directory.Move(run.Folder.Root, elsewhere);
            if (!renamed)
            {
                Directory.Delete(elsewhere, recursive: true);
            }

            var (code, _, error) = program.Wait();
            Assert.Equal(ExitCodes.Files, code);
            Assert.Equal(
                $"ouroboros: {run.Folder.Root}: the run's folder is not there any more. If it was moved, go on with the run where it is now; if it was deleted, begin it again.",
                error.TrimEnd());
        }

        Assert.False(Directory.Exists(run.Folder.Root));
        if (renamed)
        {
            Directory.Move(elsewhere, run.Folder.Root);
            run.Resume().MustFinish();
            run.MustEqualUninterrupted();
        }
    }
}

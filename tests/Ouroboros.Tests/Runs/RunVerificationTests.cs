using System.Diagnostics;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class RunVerificationTests : IDisposable
{
    private static readonly string[] Written = ["a.csv", "d.yaml", "deep/c.png", "deep/er/b.png"];

    private readonly TemporaryFolder _temporary = new();
    private readonly RunFolder _folder;

    public RunVerificationTests()
    {
        _folder = new RunFolder(_temporary.File("run"));
        _folder.Create();
        foreach (var file in Written)
        {
            _folder.Write(file, stream => stream.Write("the content of "u8));
            _folder.Append(file, file);
        }
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Files_with_their_hashes_are_whole_and_come_in_the_manifests_order()
    {
        var files = _folder.HashFiles().Reverse().ToDictionary();
        var verification = Verify(files);
        Assert.Equal(files.Keys.Select(file => new VerifiedFile(file, FileCondition.Whole)), verification.Files);
        Assert.Empty(verification.Unlisted);
    }

    [Fact]
    public void A_flipped_bit_a_lost_byte_and_one_too_many_are_changes()
    {
        var files = _folder.HashFiles();
        var bytes = _folder.Read("a.csv");
        bytes[^1] ^= 1;
        File.WriteAllBytes(_folder.FullPath("a.csv"), bytes);
        using (var file = File.OpenWrite(_folder.FullPath("deep/c.png")))
        {
            file.SetLength(file.Length - 1);
        }

        _folder.Append("d.yaml", "\n");
        Assert.Equal(
            [
                new("a.csv", FileCondition.Changed),
                new("d.yaml", FileCondition.Changed),
                new("deep/c.png", FileCondition.Changed),
                new("deep/er/b.png", FileCondition.Whole),
            ],
            Verify(files).Files);
    }

    [Fact]
    public void Files_cut_to_nothing_are_changes_unless_they_were_so()
    {
        var files = _folder.HashFiles();
        _folder.Write("a.csv", _ => { });
        Assert.Equal(FileCondition.Changed, Verify(files).Files[0].Condition);
        Assert.Equal(FileCondition.Whole, Verify(_folder.HashFiles()).Files[0].Condition);
    }

    [Fact]
    public void Files_that_are_gone_are_missing_alone_or_with_their_folder()
    {
        var files = _folder.HashFiles();
        File.Delete(_folder.FullPath("a.csv"));
        Directory.Delete(_folder.FullPath("deep"), recursive: true);
        File.WriteAllText(_folder.FullPath("deep"), "a file in the place of the folder");
        var verification = Verify(files);
        Assert.Equal(
            [FileCondition.Missing, FileCondition.Whole, FileCondition.Missing, FileCondition.Missing],
            verification.Files.Select(file => file.Condition));
        Assert.Equal(["deep"], verification.Unlisted);
    }

    [Fact]
    public void A_file_that_the_disk_refuses_to_read_is_told_with_the_reason()
    {
        var files = _folder.HashFiles();
        using var locked = new FileStream(_folder.FullPath("a.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var verification = Verify(files);
        Assert.Equal(FileCondition.Unreadable, verification.Files[0].Condition);
        Assert.Contains("another process", verification.Files[0].Reason, StringComparison.Ordinal);
        Assert.All(verification.Files.Skip(1), file => Assert.Equal(FileCondition.Whole, file.Condition));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_a_change()
    {
        var files = _folder.HashFiles();
        File.Delete(_folder.FullPath("a.csv"));
        Directory.CreateDirectory(_folder.FullPath("a.csv"));
        Assert.Equal(new("a.csv", FileCondition.Changed, "a folder"), Verify(files).Files[0]);
    }

    /// <summary>What the link leads to has the right bytes, and is not asked.</summary>
    [Fact]
    public void A_link_in_the_place_of_a_file_is_a_change_wherever_it_leads()
    {
        var files = _folder.HashFiles();
        var outside = _temporary.File("outside");
        File.Move(_folder.FullPath("a.csv"), outside);
        File.CreateSymbolicLink(_folder.FullPath("a.csv"), outside);
        File.Delete(_folder.FullPath("d.yaml"));
        File.CreateSymbolicLink(_folder.FullPath("d.yaml"), _temporary.File("nowhere"));
        const string link = "a link, which was not followed";
        Assert.Equal(
            [new("a.csv", FileCondition.Changed, link), new("d.yaml", FileCondition.Changed, link)],
            Verify(files).Files.Take(2));
    }

    [Fact]
    public void A_link_in_the_place_of_a_folder_changes_all_below_and_is_not_searched()
    {
        var files = _folder.HashFiles();
        var outside = _temporary.File("outside");
        Directory.Move(_folder.FullPath("deep"), outside);
        File.WriteAllText(Path.Join(outside, "precious"), "");
        Directory.CreateSymbolicLink(_folder.FullPath("deep"), outside);
        var verification = Verify(files);
        Assert.All(verification.Files.Skip(2), file => Assert.Equal((FileCondition.Changed, true), (file.Condition, file.Reason!.Contains("a link"))));
        Assert.Equal(["deep"], verification.Unlisted);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("deep/../../outside")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_leads_out_of_the_folder_is_refused_even_with_the_right_hash(string path)
    {
        File.Copy(_folder.FullPath("a.csv"), _temporary.File("outside"));
        var files = new Dictionary<string, string> { [path] = _folder.HashFiles()["a.csv"] };
        Assert.Equal([new(path, FileCondition.Changed, "no path within the run's folder")], Verify(files).Files);
    }

    [Fact]
    public void A_path_from_the_root_of_the_disk_counts_from_the_folder()
    {
        File.Copy(_folder.FullPath("a.csv"), _temporary.File("outside"));
        var files = new Dictionary<string, string> { [_temporary.File("outside")] = _folder.HashFiles()["a.csv"] };
        Assert.Equal(FileCondition.Missing, Verify(files).Files[0].Condition);
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_file_keeps_nobody_waiting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        var files = _folder.HashFiles();
        File.Delete(_folder.FullPath("a.csv"));
        using (var make = Process.Start("mkfifo", [_folder.FullPath("a.csv")]))
        {
            make.WaitForExit();
        }

        Assert.True(_folder.Has("a.csv"));
        Assert.Equal(FileCondition.Changed, Verify(files).Files[0].Condition);
    }

    [Fact]
    public void Files_that_the_manifest_does_not_list_are_named_unless_they_never_have_a_hash()
    {
        var files = _folder.HashFiles();
        foreach (var file in new[] { "slow.gif", "deep/.hidden", "deep/run.log", "manifest.json", "timings.csv", "run.log", "a.csv.partial" })
        {
            _folder.Write(file, _ => { });
        }

        File.CreateSymbolicLink(_folder.FullPath("link"), _temporary.File("nowhere"));
        var verification = Verify(files);
        Assert.All(verification.Files, file => Assert.Equal(FileCondition.Whole, file.Condition));
        Assert.Equal(["deep/.hidden", "deep/run.log", "link", "slow.gif"], verification.Unlisted);
    }

    [Fact]
    public void Files_that_were_removed_are_told_apart_and_are_no_fault()
    {
        var all = _folder.HashFiles();
        Directory.Delete(_folder.FullPath("deep"), recursive: true);
        var verification = VerifyRemoved(all);
        Assert.Equal(["a.csv", "d.yaml"], verification.Files.Select(file => file.Path));
        Assert.All(verification.Files, file => Assert.Equal(FileCondition.Whole, file.Condition));
        Assert.Equal(["deep/c.png", "deep/er/b.png"], verification.Removed);
        Assert.Empty(verification.Unlisted);
    }

    [Fact]
    public void What_lies_in_the_place_of_a_removed_file_is_whole_or_changed_like_any_other()
    {
        var all = _folder.HashFiles();
        _folder.Append("deep/er/b.png", "more");
        var verification = VerifyRemoved(all);
        Assert.Equal(
            [new("deep/c.png", FileCondition.Whole), new("deep/er/b.png", FileCondition.Changed)],
            verification.Files.Skip(2));
        Assert.Empty(verification.Removed);
        Assert.Empty(verification.Unlisted);
    }

    /// <summary>It leads to the right bytes, or nowhere at all.</summary>
    [Fact]
    public void A_link_in_the_place_of_a_removed_file_is_a_change()
    {
        var all = _folder.HashFiles();
        var outside = _temporary.File("outside");
        File.Move(_folder.FullPath("deep/c.png"), outside);
        File.CreateSymbolicLink(_folder.FullPath("deep/c.png"), outside);
        File.Delete(_folder.FullPath("deep/er/b.png"));
        File.CreateSymbolicLink(_folder.FullPath("deep/er/b.png"), _temporary.File("nowhere"));
        Assert.All(VerifyRemoved(all).Files.Skip(2), file => Assert.Equal((FileCondition.Changed, "a link, which was not followed"), (file.Condition, file.Reason)));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => RunVerification.Of(_folder, ManifestOf(_folder.HashFiles()), cancelled));
    }

    [Fact]
    public void A_folder_that_is_gone_is_told_by_name()
    {
        var gone = new RunFolder(_temporary.File("gone"));
        var exception = Assert.Throws<RunFolderException>(
            () => RunVerification.Of(gone, ManifestOf(_folder.HashFiles()), CancellationToken.None));
        Assert.StartsWith($"{gone.Root}: ", exception.Message, StringComparison.Ordinal);
    }

    private static Manifest ManifestOf(IReadOnlyDictionary<string, string> files) => new()
    {
        Program = Manifest.ProgramName,
        Version = "0.1.0",
        Seed = 1,
        CommandLine = ["run"],
        Machine = SampleRun.Machine,
        State = RunState.Finished,
        Started = DateTimeOffset.UnixEpoch,
        GenerationsPlanned = 1,
        GenerationsDone = 1,
        Files = files,
    };

    // As if all below deep/ had been removed on purpose.
    private RunVerification VerifyRemoved(IReadOnlyDictionary<string, string> all)
    {
        var removed = all.Where(file => file.Key.StartsWith("deep/", StringComparison.Ordinal)).ToDictionary();
        return RunVerification.Of(_folder, ManifestOf(all.Except(removed).ToDictionary()) with { Removed = removed }, CancellationToken.None);
    }

    private RunVerification Verify(IReadOnlyDictionary<string, string> files) =>
        RunVerification.Of(_folder, ManifestOf(files), CancellationToken.None);
}

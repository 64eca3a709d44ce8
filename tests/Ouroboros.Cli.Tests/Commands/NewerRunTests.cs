using System.Security.Cryptography;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Commands;

/// <summary>Runs whose manifest a newer version of the program wrote: every command says so, and none changes anything.</summary>
public sealed class NewerRunTests : IDisposable
{
    private const string Newer = "written by a newer version of this program (format 3; this one reads up to 1)";
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(ExitCodes.Files, "resume", "new")]
    [InlineData(ExitCodes.Files, "resume", "new", "-i", "9")]
    [InlineData(ExitCodes.Files, "verify", "new")]
    [InlineData(ExitCodes.Files, "report", "new")]
    [InlineData(ExitCodes.Files, "compare", "new")]
    [InlineData(ExitCodes.Files, "compare", "new", "--table")]
    [InlineData(ExitCodes.Files, "export", "new")]
    [InlineData(ExitCodes.Files, "gif", "new")]
    [InlineData(ExitCodes.Files, "clean", "new", "--yes")]
    [InlineData(ExitCodes.Files, "clean", "new", "--weights", "--yes")]
    [InlineData(ExitCodes.Success, "clean", "--all", "--yes")]
    [InlineData(ExitCodes.Success, "clean", "--all", "--weights", "--yes")]
    [InlineData(ExitCodes.Usage, "run", "--preset", "quick", "--output-dir", "new")]
    [InlineData(ExitCodes.Success, "list")]
    public void A_run_of_a_newer_version_is_told_as_such_and_left_as_it_is(int code, params string[] words)
    {
        Age(Path.Combine(_cli.MakeRun("new"), RunFiles.Manifest));
        MustTell(code, words);
    }

    [Theory]
    [InlineData(ExitCodes.Files, "resume", "new")]
    [InlineData(ExitCodes.Files, "verify", "new")]
    [InlineData(ExitCodes.Files, "report", "new")]
    [InlineData(ExitCodes.Files, "compare", "new", "--table")]
    [InlineData(ExitCodes.Files, "export", "new")]
    [InlineData(ExitCodes.Files, "clean", "new", "--yes")]
    [InlineData(ExitCodes.Success, "clean", "--all", "--yes")]
    [InlineData(ExitCodes.Success, "list")]
    public void So_is_a_group(int code, params string[] words)
    {
        Age(Path.Combine(MakeGroup(), "replicates.json"));
        MustTell(code, words);
    }

    [Theory]
    [InlineData(ExitCodes.Files, "clean", "new", "--yes")]
    [InlineData(ExitCodes.Success, "clean", "--all", "--yes")]
    [InlineData(ExitCodes.Files, "clean", "new", "--weights", "--yes")]
    public void A_group_with_a_replicate_of_a_newer_version_is_not_deleted(int code, params string[] words)
    {
        Age(Path.Combine(MakeGroup(), "seed_2", RunFiles.Manifest));
        MustTell(code, words);
    }

    [Fact]
    public void List_shows_its_state_and_counts_those_in_a_group()
    {
        Age(Path.Combine(MakeGroup(), "seed_2", RunFiles.Manifest));
        Directory.Move(_cli.PathOf("experiments/new"), _cli.PathOf("experiments/several"));
        Age(Path.Combine(_cli.MakeRun("one"), RunFiles.Manifest));
        _cli.MakeRun("whole");
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        var lines = _cli.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches("^several +replicates, 1 of 2 finished, 1 unreadable ", lines[1]);
        Assert.Matches("^whole +finished ", lines[2]);
        Assert.Matches("^one +newer format +-", lines[3]);
        Assert.Equal(2, _cli.Error.Split(Newer).Length - 1);
    }

    private string MakeGroup()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(
            ExitCodes.Success,
            _cli.Run("run", "-q", "--preset", "quick", "-i", "2", "--output-dir", "new", "--seeds", "1,2", "--jobs", "1"));
        return _cli.PathOf("experiments/new");
    }

    private static void Age(string file)
    {
        var text = File.ReadAllText(file);
        Assert.Contains("\"format\": 1,", text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace("\"format\": 1,", "\"format\": 3,", StringComparison.Ordinal));
    }

    private void MustTell(int code, string[] words)
    {
        var before = Content();
        Assert.Equal(code, _cli.Run(words));
        Assert.Contains(Newer, _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Content());
    }

    private SortedDictionary<string, string> Content() => new(
        Directory.EnumerateFiles(_cli.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);
}

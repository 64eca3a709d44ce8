using System.Text.Json;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void JSON_lines_go_to_the_output_or_to_a_file()
    {
        _cli.MakeRun("a");
        Assert.Equal(ExitCodes.Success, _cli.Run("export", "a"));
        var lines = _cli.Out.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Equal("a", JsonDocument.Parse(line).RootElement.GetProperty("run").GetString()));
        Assert.Equal(5, lines.Count(line => line.Contains("\"kind\":\"metrics\"", StringComparison.Ordinal)));
        Assert.Equal(ExitCodes.Success, _cli.Run("export", "a", "--format", "jsonl", "-o", "a.jsonl"));
        Assert.Equal(lines, File.ReadAllLines(_cli.PathOf("a.jsonl")));
        Assert.Equal("a.jsonl: 1 run" + Environment.NewLine, _cli.Out);
    }

    [Fact]
    public void Every_run_of_a_group_is_exported_under_its_own_name()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Run("run", "--preset", "quick", "-i", "2", "--seeds", "1,2", "--jobs", "1", "--output-dir", "g", "-q");
        Assert.Equal(ExitCodes.Success, _cli.Run("export", "g"));
        Assert.Equal(
            ["g/seed_1", "g/seed_2"],
            _cli.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("run").GetString()).Distinct());
        foreach (var sheet in Directory.GetFiles(_cli.PathOf("experiments/g"), "iteration_*.png", SearchOption.AllDirectories))
        {
            File.Delete(sheet);
        }

        Assert.Equal(ExitCodes.Success, _cli.Run("export", "g", "-f", "tensorboard"));
        Assert.Single(Directory.GetFiles(_cli.PathOf("tensorboard/g/seed_2"), "events.out.tfevents.*.seed_2"));
        Assert.Contains("tensorboard --logdir tensorboard", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_one_name_stay_apart_in_one_TensorBoard_folder()
    {
        var (one, two) = (MakeRun("one/seven"), MakeRun("two/seven"));
        Assert.Equal(ExitCodes.Success, _cli.Run("export", one, "-f", "tensorboard"));
        Assert.DoesNotContain("holds something else", _cli.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("export", two, "-f", "tensorboard"));
        var taken = Path.Combine("tensorboard", "seven");
        Assert.Contains($"{taken} holds something else: this run is seven_2.", _cli.Out, StringComparison.Ordinal);
        var first = Assert.Single(Directory.GetFiles(_cli.PathOf("tensorboard/seven")));
        var second = Assert.Single(Directory.GetFiles(_cli.PathOf("tensorboard/seven_2")));

        // Again, in the other order: each replaces its own.
        File.WriteAllText(first, "old");
        File.WriteAllText(second, "old");
        Assert.Equal(ExitCodes.Success, _cli.Run("export", two, "-f", "tensorboard"));
        Assert.Equal("old", File.ReadAllText(first));
        Assert.NotEqual("old", File.ReadAllText(second));
        Assert.Equal(ExitCodes.Success, _cli.Run("export", one, "-f", "tensorboard"));
        Assert.NotEqual("old", File.ReadAllText(first));
        Assert.Equal(2, Directory.GetFiles(_cli.PathOf("tensorboard"), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_folder_of_other_things_is_left_alone_among_event_files_and_an_empty_one_is_used()
    {
        _cli.Write("board/seven/notes.txt", "mine");
        Directory.CreateDirectory(_cli.PathOf("board/seven_2"));
        Assert.Equal(ExitCodes.Success, _cli.Run("export", MakeRun("one/seven"), "-f", "tensorboard", "-o", "board"));
        Assert.Equal("notes.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(_cli.PathOf("board/seven")))));
        Assert.Single(Directory.GetFiles(_cli.PathOf("board/seven_2"), "events.out.tfevents.*"));
    }

    // The same seed, and the same second: the clock of these tests stands still between runs.
    private string MakeRun(string name)
    {
        var run = _cli.PathOf(name);
        _cli.MakeRun(run, "--random-seed", "1");
        foreach (var sheet in Directory.GetFiles(Path.Combine(run, "samples"), "*.png"))
        {
            File.Delete(sheet);
        }

        return run;
    }

    [Theory]
    [InlineData("command line: --format: found \"tensorbord\", expected jsonl or tensorboard. Did you mean tensorboard?", "a", "-f", "tensorbord")]
    [InlineData("command line: found no folder \"b\"", "b")]
    public void What_cannot_be_exported_is_told(string message, params string[] words)
    {
        _cli.MakeRun("a");
        Assert.Equal(ExitCodes.Usage, _cli.Run(["export", .. words]));
        Assert.StartsWith(message, _cli.Error, StringComparison.Ordinal);
    }
}

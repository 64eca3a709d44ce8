namespace Ouroboros.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_run_s_report_lies_in_its_folder_and_is_made_anew()
    {
        _cli.MakeRun("seven");
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "seven"));
        var path = _cli.PathOf("experiments/seven/report.html");
        var first = File.ReadAllText(path);
        Assert.Contains("<h1>Fell from 9.5 to 1.2 effective classes in 4 generations: below 2 from generation 3 on", first, StringComparison.Ordinal);
        Assert.Matches(@"experiments.seven.report\.html: [0-9.]+ kB\. Open it in a browser\.", _cli.Out);

        File.WriteAllText(path, "old");
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "seven"));
        Assert.Equal(first, File.ReadAllText(path));
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "seven"));
    }

    [Fact]
    public void Runs_and_groups_stand_side_by_side_in_a_file_of_their_own()
    {
        _cli.MakeRun("one");
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true, EffectiveClasses = generation => 9.5 - (0.25 * generation) };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "5", "--seeds", "1,2", "--jobs", "1", "--output-dir", "group", "-q"));
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "one", "group"));
        var page = File.ReadAllText(Assert.Single(Directory.GetFiles(_cli.PathOf("experiments"), "report_*.html")));
        Assert.Matches("<h1>one: 1.2 of 9.5 effective classes left after [0-9]+ generations, below 2 from 3 on.*; group: 8.[0-9] of 9.5 effective classes left after 5 generations, and still falling.</h1>", page);

        Assert.Equal(ExitCodes.Success, _cli.Run("report", "one", "group", "-o", "new/both.html"));
        Assert.Equal(page, File.ReadAllText(_cli.PathOf("new/both.html")));
    }

    [Fact]
    public void Runs_have_the_names_that_the_option_gives_them()
    {
        _cli.MakeRun("one");
        _cli.MakeRun(_cli.PathOf("elsewhere/one"));
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "one", "elsewhere/one", "--name", "one=10 % <b>", "-o", "both.html"));
        var page = File.ReadAllText(_cli.PathOf("both.html"));
        Assert.Contains("<title>10 % &lt;b&gt;, one (elsewhere) – Model Ouroboros</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("experiments/one", page, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, _cli.Run("report", "one", "--name", "two=x", "-o", "both.html"));
    }

    [Fact]
    public void A_group_and_a_sweep_end_with_a_report()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true, EffectiveClasses = generation => 9.5 - (0.25 * generation) };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "5", "--seeds", "1,2", "--jobs", "1", "--output-dir", "group"));
        Assert.Contains("None of 2 seeds falls below 2 effective classes", File.ReadAllText(_cli.PathOf("experiments/group/report.html")), StringComparison.Ordinal);
        Assert.Contains("report.html", _cli.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "-i", "5", "vae.epochs=1,2", "--jobs", "1", "--output-dir", "sweep"));
        Assert.Contains("and still falling; ", File.ReadAllText(_cli.PathOf("experiments/sweep/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_replicate_keeps_no_other_from_being_shown()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true, EffectiveClasses = generation => 9.5 - (0.25 * generation) };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "5", "--seeds", "1,2", "--jobs", "1", "--output-dir", "group", "-q"));
        File.WriteAllText(_cli.PathOf("experiments/group/seed_2/metrics.csv"), "nonsense");
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "group"));
        Assert.Equal(1, File.ReadAllText(_cli.PathOf("experiments/group/report.html")).Split("<article").Length - 1);
    }

    [Fact]
    public void Nothing_but_an_earlier_report_is_written_over()
    {
        _cli.MakeRun("seven");
        var table = File.ReadAllText(_cli.PathOf("experiments/seven/metrics.csv"));
        File.WriteAllText(_cli.PathOf("metrics.csv"), table);
        Assert.Equal(ExitCodes.Usage, _cli.Run("report", "seven", "-o", "metrics.csv"));
        Assert.Contains("which is no report of this program", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllText(_cli.PathOf("metrics.csv")));
        Assert.Equal(ExitCodes.Usage, _cli.Run("report", "seven", "-o", "experiments"));
        Assert.Contains("a folder, expected a file", _cli.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Success, _cli.Run("report", "seven", "-o", "page.html"));
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "seven", "-o", "page.html"));
        _cli.Write("other.html", "<!DOCTYPE html><html><title>mine</title></html>");
        Assert.Equal(ExitCodes.Usage, _cli.Run("report", "seven", "-o", "other.html"));
    }

    [Theory]
    [InlineData("found nothing, expected names or paths of runs")]
    [InlineData("found no folder \"none\"", "none")]
    [InlineData("which is no run of this program", ".")]
    public void What_cannot_be_reported_is_told(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(["report", .. words]));
        Assert.Contains(message, _cli.Error, StringComparison.Ordinal);
    }
}

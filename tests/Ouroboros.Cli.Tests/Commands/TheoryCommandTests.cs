using Ouroboros.Theory;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class TheoryCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Fact]
    public void Alone_it_lists_the_models_and_what_each_shows()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("theory"));
        Assert.All(TheoryModels.All, entry => Assert.Contains($"  {entry.Name} ", _cli.Out, StringComparison.Ordinal));
        Assert.Contains("ouroboros theory gaussian ", _cli.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }

    [Fact]
    public void A_table_stands_beside_its_closed_form_and_files_are_written()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("theory", "gaussian", "--chains", "400", "--generations", "12", "--output-dir", "mine"));
        Assert.Contains("replace: each generation learns the samples of the one before, and nothing else", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("12 generations of 20 rows, 400 chains, seed 1", _cli.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ +generation +simulated +standard error +closed form +z", _cli.Out);
        Assert.Matches(@"(?m)^ +12 +0\.\d+ +0\.\d+ +0\.540\d* +-?\d\.\d", _cli.Out);
        Assert.Contains("of the variance is left on average", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("folder  experiments", _cli.Out, StringComparison.Ordinal);
        Assert.Empty(_cli.Error);

        var folder = _cli.PathOf("experiments/mine");
        var lines = File.ReadAllLines(Path.Combine(folder, TheoryFiles.Table));
        Assert.Equal("statistic,generation,mean,standard_error,closed_form,z", lines[0]);
        Assert.Equal("variance,0,,,1,", lines[1]);
        Assert.Equal(1 + (4 * 13), lines.Length);
        Assert.StartsWith("variance,1,0.9", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"--n\": \"20\"", File.ReadAllText(Path.Combine(folder, TheoryFiles.Settings)), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "plots", "variance.png")));
        Assert.True(File.Exists(Path.Combine(folder, "plots", "log_variance.svg")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_files_whatever_the_threads()
    {
        Small("one", "--threads", "1");
        Small("three", "--threads", "3");
        var files = Directory.GetFiles(_cli.PathOf("experiments/one"), "*", SearchOption.AllDirectories);
        Assert.Equal(2 + 2, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace("one", "three", StringComparison.Ordinal))));

        void Small(string name, params string[] more) =>
            Assert.Equal(ExitCodes.Success, _cli.Run(["theory", "regression", "--chains", "100", "--generations", "3", "-q", "--output-dir", name, .. more]));
    }

    [Fact]
    public void Quiet_prints_the_folder_alone_and_it_is_named_for_the_time()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("theory", "multinomial", "--chains", "10", "-q"));
        Assert.Matches(@"^experiments.theory_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\r?\n$", _cli.Out);
    }

    [Theory]
    [InlineData("found \"gausian\", expected one of gaussian, gaussian-unbiased, gaussian-weighted, gaussian-mixture, multinomial, regression. Did you mean gaussian?", "gausian")]
    [InlineData("found no model, expected one of", "--n", "20")]
    [InlineData("found \"gaussian regression\", expected one model.", "gaussian", "regression")]
    [InlineData("--regime: found \"replase\", expected one of replace, accumulate, accumulate-subsample, mix, filter, real. Did you mean replace?", "gaussian", "--regime", "replase")]
    [InlineData("--n: found \"2\", expected a whole number from 3 to 10,000.", "gaussian", "--n", "2")]
    [InlineData("--temperature: found \"0\", expected a number above 0, at most 100.", "gaussian", "--temperature", "0")]
    [InlineData("--weight: found gaussian, expected gaussian-weighted, for which alone it has a meaning. Leave it out.", "gaussian", "--weight", "0.5")]
    [InlineData("--real-fraction: found regime replace, expected mix, for which alone it has a meaning. Add --regime mix, or leave it out.", "gaussian", "--real-fraction", "0.5")]
    [InlineData("--chains: found 10 and 20, expected one value. Give it once.", "gaussian", "--chains", "10", "--chains", "20")]
    [InlineData("--dims: found 3, expected 1 or 2 for a mixture.", "gaussian-mixture", "--dims", "3")]
    [InlineData("--n: found 8, expected at least 9, 4 more than --dims. With fewer rows", "regression", "--n", "8")]
    [InlineData("--n: found 3, expected at least 4, a row for each component. Raise --n or lower --categories.", "gaussian-mixture", "--n", "3", "--categories", "4")]
    [InlineData("--generations: found 2000 of 10000 rows, expected at most 20,000,000 numbers in a chain, not 40,000,000. Lower --generations or --n.",
        "gaussian-mixture", "--dims", "2", "--n", "10000", "--generations", "2000")]
    [InlineData("--threads: found \"0\"", "gaussian", "--threads", "0")]
    public void What_is_wrong_is_said_with_what_to_do(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(["theory", .. words]));
        Assert.Contains($"command line: {message}", _cli.Error, StringComparison.Ordinal);
        Assert.EndsWith("See ouroboros theory --help" + Environment.NewLine, _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Out);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }

    [Fact]
    public void A_folder_with_something_in_it_is_refused_before_anything_is_computed()
    {
        _cli.Write("experiments/mine/notes.txt", "mine");
        Assert.Equal(ExitCodes.Usage, _cli.Run("theory", "gaussian", "--chains", "1000000", "--output-dir", "mine"));
        Assert.Contains("--output-dir: found", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_cleaning_leave_its_folder_alone()
    {
        _cli.Run("theory", "gaussian", "--chains", "10", "--output-dir", "mine", "-q");
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.StartsWith("No runs in experiments.", _cli.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("clean", "--all", "--yes"));
        Assert.True(File.Exists(_cli.PathOf("experiments/mine/theory.csv")));
        Assert.Equal(ExitCodes.Usage, _cli.Run("clean", "mine", "--yes"));
        Assert.True(File.Exists(_cli.PathOf("experiments/mine/theory.csv")));
    }

    [Fact]
    public void Interrupted_it_ends_without_a_folder()
    {
        _cli.Interruption.Interrupt(ExitCodes.Interrupted);
        Assert.Equal(ExitCodes.Interrupted, _cli.Run("theory", "gaussian", "--chains", "1000000"));
        Assert.Empty(Directory.GetFileSystemEntries(_cli.PathOf("experiments")));
        Assert.Empty(_cli.Error);
    }

    [Theory]
    [InlineData("a few chains that grow carry the mean, the others collapse", "gaussian-unbiased", "--n", "10")]
    [InlineData("what they miss is lost for good", "gaussian")]
    [InlineData("generation t is only a t-th of what is learned", "gaussian", "--regime", "accumulate")]
    [InlineData("generation t is only a t-th of it", "gaussian", "--regime", "accumulate-subsample")]
    [InlineData("so it comes to rest", "gaussian", "--regime", "mix")]
    [InlineData("it grows without end", "regression", "--regime", "mix", "--n", "20")]
    [InlineData("There is no closed form to set beside it", "gaussian", "--regime", "filter")]
    [InlineData("Nothing is lost after the first fit", "multinomial", "--regime", "real")]
    [InlineData("effective components", "gaussian-mixture")]
    [InlineData("times that of one fit to real rows", "gaussian-weighted")]
    public void A_sentence_says_what_it_shows(string sentence, params string[] words)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run(["theory", .. words, "--chains", "300"]));
        Assert.Contains(sentence, _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_fits_into_a_terminal_of_eighty_columns()
    {
        _cli.OutIsTerminal = true;
        _cli.Run("theory", "gaussian", "--chains", "50");
        Assert.All(_cli.Out.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    public void Dispose() => _cli.Dispose();
}

using System.Net;
using Ouroboros.Regimes;
using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Groups;

/// <summary>Whoever tells what became of a run says the same: the terminal, the list, the report, the comparison.</summary>
public sealed class SameWordsTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Theory]
    [InlineData("a whole collapse", 9.9, 9.5, 6.0, 1.5, 1.0, 1.0, 1.0)]
    [InlineData("a plateau at the threshold", 9.9, 9.5, 2.5, 1.91, 1.98, 1.91, 1.99)]
    [InlineData("a slow decline", 9.9, 9.5, 9.3, 9.0, 8.8, 8.5, 8.2)]
    [InlineData("a poor first model", 9.9, 1.4, 1.3, 1.2, 1.2, 1.1, 1.1)]
    [InlineData("two classes, none lost", 2.0, 1.98, 1.99, 1.98, 1.99, 1.98, 1.99)]
    [InlineData("nothing to lose", 1.05, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)]
    [InlineData("one generation", 9.9, 9.5)]
    public void They_agree(string what, params double[] effective)
    {
        Assert.NotEmpty(what);
        var loss = ClassLoss.From(effective.Select(value => (double?)value));
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true, EffectiveClasses = generation => effective[generation] };
        string[] words = ["run", "--preset", "quick", "-i", $"{effective.Length - 1}", "--random-seed", "1", "--output-dir"];
        Assert.Equal(ExitCodes.Success, _cli.Run([.. words, "one"]));
        Assert.Contains(ClassLossText.Headline(loss, Regime.Replace), _cli.Out, StringComparison.Ordinal);
        Assert.Contains(ClassLossText.Definition(loss), _cli.Out, StringComparison.Ordinal);

        // What the run leaves is a fake's.
        Assert.Equal(ExitCodes.Success, _cli.Run("report", "one"));
        var report = WebUtility.HtmlDecode(File.ReadAllText(_cli.PathOf("experiments/one/report.html")));
        Assert.Contains($"<h1>{ClassLossText.Headline(loss, Regime.Replace)}", report, StringComparison.Ordinal);
        Assert.Contains(ClassLossText.Definition(loss), report, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.EndsWith(ClassLossText.Cell(loss), _cli.Out.TrimEnd(), StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Success, _cli.Run([.. words, "two"]));
        Assert.Equal(ExitCodes.Success, _cli.Run("compare", "one", "two", "--table"));
        Assert.Matches($"(?m)^collapsed from +{ClassLossText.Cell(loss)} +{ClassLossText.Cell(loss)}$", _cli.Out.ReplaceLineEndings("\n"));

        Assert.Equal(ExitCodes.Success, _cli.Run("report", "one", "two", "-o", "both.html"));
        Assert.Contains($"<h1>one: {ClassLossText.InShort(loss, Regime.Replace)}; two: ", WebUtility.HtmlDecode(File.ReadAllText(_cli.PathOf("both.html"))), StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}

using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Html.Content;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Html.Content;

/// <summary>The report explains what a run contains, and nothing else.</summary>
public sealed class ReportSectionsTests
{
    private static readonly string[] OfDrawnImages = ["drifts along", "classifiers have learned from later generations", "Under a collapse the VAE"];

    [Theory]
    [InlineData(Regime.Replace, 15)]
    [InlineData(Regime.Mix, 2)]
    public void Generations_that_learn_drawn_images_are_explained(Regime regime, int done)
    {
        var text = Text(regime, done);
        Assert.All(OfDrawnImages, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Regime.Real, 15)]
    [InlineData(Regime.Replace, 1)]
    public void Where_all_models_learn_real_images_no_drift_is_told(Regime regime, int done)
    {
        var text = Text(regime, done);
        Assert.All(OfDrawnImages, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
        Assert.Contains("then by each generation\u2019s own.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_generation_there_is_one_bar_and_no_model()
    {
        var text = Text(Regime.Replace, 0);
        Assert.Contains("The bar is the real data set, split by label.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("classifier of one generation", text, StringComparison.Ordinal);
    }

    private static string Text(Regime regime, int done)
    {
        var config = new ExperimentConfig { Experiment = new() { Iterations = 15 }, Regime = new() { Kind = regime } };
        ReportSubject[] subjects = [FakeReports.Single(FakeRun.Copy(new FakeRun(15, 2, 2, 10).Make(done), config))];
        return string.Join('\n', ReportSections.Of(subjects, ShownRuns.Of(subjects), PageDetail.Full).Select(section => section.Text));
    }
}

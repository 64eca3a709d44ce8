using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class CurveTests
{
    [Fact]
    public void Training_curves_are_thinned_to_the_most_lines_first_and_last_kept()
    {
        var chart = Xy(TrainingCurves.VaeLoss(FakeRun.Classic()));
        var key = Assert.IsType<ListKey>(chart.Key);

        Assert.Equal(10, chart.Marks.Count);
        Assert.Equal("1 4 7 11 14 17 20 24 27 30", string.Join(' ', key.Entries.Select(e => e.Name)));
        Assert.Equal(key.Entries.Select(e => e.Color), chart.Marks.Cast<LineMark>().Select(l => l.Color));
        Assert.Equal(10, key.Entries.Select(e => e.Color).Distinct().Count());
    }

    [Fact]
    public void A_curve_has_a_point_for_each_epoch()
    {
        var history = FakeRun.Quick();
        var line = Assert.IsType<LineMark>(Xy(TrainingCurves.ClassifierAccuracy(history)).Marks[0]);
        var records = history.Training.Where(r => r is { Generation: 1, Model: Ouroboros.Runs.TrainedModel.Classifier });

        Assert.Equal(records.Select(r => ((double)r.Epoch, 100 * r.Accuracy!.Value)), line.Points.Select(p => (p.X, p.Y)));
    }

    [Fact]
    public void Many_curves_have_a_colour_bar_for_a_key()
    {
        var fake = FakeRun.Classic();
        var history = FakeRun.Copy(fake, fake.Config with { Visualization = new() { TrainingCurvesMaxLines = 30 } });
        var chart = Xy(TrainingCurves.ClassifierLoss(history));
        var bar = Assert.IsType<ColorBar>(chart.Key);

        Assert.Equal(30, chart.Marks.Count);
        Assert.Equal(bar.ColorOf(1), ((LineMark)chart.Marks[0]).Color);
        Assert.Equal(bar.ColorOf(30), ((LineMark)chart.Marks[^1]).Color);
    }

    [Theory]
    [InlineData("magma")]
    [InlineData("gray")]
    public void Curves_take_the_colour_map_of_the_config(string name)
    {
        var fake = FakeRun.Quick();
        var history = FakeRun.Copy(fake, fake.Config with { Visualization = new() { Colormap = name } });

        Assert.NotEqual(ColorsOf(fake), ColorsOf(history));
    }

    [Fact]
    public void Final_values_follow_the_metrics()
    {
        var history = FakeRun.Quick();
        var lines = Xy(FinalValues.VaeLoss(history)).Marks.Cast<LineMark>().ToArray();

        Assert.Equal(3, lines.Length);
        Assert.Equal(
            history.Metrics.Skip(1).Select(m => ((double)m.Generation, m.VaeLoss!.Value)),
            lines[0].Points.Select(p => (p.X, p.Y)));
        Assert.Equal(history.Metrics.Skip(1).Select(m => m.VaeKl!.Value), lines[2].Points.Select(p => p.Y));
    }

    [Fact]
    public void Final_accuracy_shows_what_is_left_of_real_digits()
    {
        var history = FakeRun.Quick();
        var chart = Xy(FinalValues.ClassifierAccuracy(history));

        var real = history.Metrics.Skip(1).Select(m => 100 * m.RealTestAccuracy!.Value);

        Assert.Equal(["own training set", "real MNIST test"], ((ListKey)chart.Key!).Entries.Select(e => e.Name));
        Assert.Equal(real, ((LineMark)chart.Marks[1]).Points.Select(p => p.Y));
    }

    private static XyChart Xy(Figure figure) => Assert.IsType<XyChart>(figure.Chart);

    private static string ColorsOf(Ouroboros.Runs.RunHistory history) =>
        string.Join(' ', Xy(TrainingCurves.VaeLoss(history)).Marks.Cast<LineMark>().Select(l => l.Color.Css));
}

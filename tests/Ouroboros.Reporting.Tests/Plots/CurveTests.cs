using Ouroboros.Configuration;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

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
        Assert.Equal("10 of 30 shown", key.Note);
    }

    [Theory]
    [InlineData(5, "5 of 15 shown")]
    [InlineData(15, "")]
    public void The_key_says_so_when_curves_are_left_out(int mostLines, string note)
    {
        var fake = FakeRun.Quick();
        var history = FakeRun.Copy(fake, fake.Config with { Visualization = new() { TrainingCurvesMaxLines = mostLines } });

        Assert.Equal(note, Xy(TrainingCurves.ClassifierAccuracy(history)).Key!.Note);
    }

    [Theory]
    [InlineData(60, 6, false)]
    [InlineData(60, 0.5, true)]
    [InlineData(60, 0, true)]
    public void Losses_that_differ_by_orders_of_magnitude_have_a_logarithmic_axis(double first, double last, bool logarithmic)
    {
        var history = new RunHistory(new ExperimentConfig());
        history.Training.Add(new EpochRecord(1, TrainedModel.Vae, 1, first, null, null, null));
        history.Training.Add(new EpochRecord(2, TrainedModel.Vae, 1, last, null, null, null));

        var axis = Xy(TrainingCurves.VaeLoss(history)).Y;

        Assert.Equal(logarithmic, axis.IsLogarithmic);
        Assert.Equal(logarithmic, axis.Label.EndsWith(", logarithmic", StringComparison.Ordinal));
    }

    [Fact]
    public void Curves_without_any_number_are_replaced_by_words_not_by_an_axis()
    {
        var history = FakeRun.Quick();
        for (var i = 0; i < history.Training.Count; i++)
        {
            history.Training[i] = history.Training[i] with { Loss = double.NaN };
        }

        var texts = FigureLayout.Arrange(TrainingCurves.VaeLoss(history)).Shapes.OfType<TextRun>().ToArray();

        Assert.Single(texts, t => t is { Role: Roles.Note, Text: "no finite values" });
        Assert.DoesNotContain(texts, t => t.Text is "0" or "0.0" or "1.0");
    }

    [Fact]
    public void Curves_with_numbers_stand_without_such_words() =>
        Assert.All(RunPlots.Figures(FakeRun.Quick()), f => Assert.DoesNotContain(
            FigureLayout.Arrange(f.Figure).Shapes, s => s.Role == Roles.Note));

    [Fact]
    public void A_curve_has_a_point_for_each_epoch()
    {
        var history = FakeRun.Quick();
        var line = Assert.IsType<LineMark>(Xy(TrainingCurves.ClassifierAccuracy(history)).Marks[0]);
        var records = history.Training.Where(r => r is { Generation: 1, Model: TrainedModel.Classifier });

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

    private static string ColorsOf(RunHistory history) =>
        string.Join(' ', Xy(TrainingCurves.VaeLoss(history)).Marks.Cast<LineMark>().Select(l => l.Color.Css));
}

using Ouroboros.Configuration;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class LabelFrequenciesTests
{
    [Theory]
    [InlineData(Judge.Current)]
    [InlineData(Judge.Initial)]
    public void Every_data_set_has_a_full_bar(Judge judge)
    {
        var history = FakeRun.Quick();
        var bars = Bars(history, judge);

        Assert.Equal(Enumerable.Range(0, 16).Select(g => (double)g), bars.Select(b => b.X));
        Assert.All(bars, bar => Assert.Equal(100, bar.Parts.Sum(p => p.Height), 1e-9));
    }

    [Fact]
    public void Parts_are_the_shares_of_the_labels_from_nine_at_the_bottom_to_zero()
    {
        var history = FakeRun.Quick();
        var counts = history.Labels.Single(c => c is { Generation: 12, Judge: Judge.Initial }).Counts;
        var parts = Bars(history, Judge.Initial)[12].Parts;

        Assert.Equal("9876543210", string.Concat(parts.Select(p => p.Label)));
        Assert.Equal(counts.Reverse().Select(c => 100.0 * c / counts.Sum()), parts.Select(p => p.Height));
        Assert.True(parts[1].Height > 90);
    }

    [Fact]
    public void Bars_have_the_colours_of_the_key()
    {
        var chart = Assert.IsType<XyChart>(LabelFrequencies.Make(FakeRun.Quick(), Judge.Current).Chart);
        var key = Assert.IsType<ListKey>(chart.Key).Entries.ToDictionary(e => e.Name, e => e.Color);

        Assert.Equal(10, key.Values.Distinct().Count());
        Assert.All(((StackMark)chart.Marks[0]).Parts, part => Assert.Equal(key[part.Label], part.Color));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(47)]
    public void Other_numbers_of_classes_can_be_drawn(int classes)
    {
        var history = new RunHistory(new ExperimentConfig { Classifier = new ClassifierSettings { NumClasses = classes } });
        history.Labels.Add(new LabelCounts(0, Judge.Current, [.. Enumerable.Range(1, classes)]));
        history.Labels.Add(new LabelCounts(1, Judge.Current, new int[classes]));

        LayoutRules.Check(FigureLayout.Arrange(LabelFrequencies.Make(history, Judge.Current)));
    }

    private static StackMark[] Bars(RunHistory history, Judge judge) =>
        [.. Assert.IsType<XyChart>(LabelFrequencies.Make(history, judge).Chart).Marks.Cast<StackMark>()];
}

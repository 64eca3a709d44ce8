using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Reporting.Tests.Svg;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests;

/// <summary>Pictures of other data sets than MNIST: their names, their labels' names, any number of classes.</summary>
public sealed class DataSetPicturesTests
{
    public static TheoryData<string> Sets => [.. KnownDataSets.All.Select(set => set.Name), "./digits of mine"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_plot_has_room_for_the_names_of_a_set(string name) =>
        Assert.All(RunPlots.Figures(History(name)), figure => LayoutRules.Check(FigureLayout.Arrange(figure.Figure)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_card_has_room_for_the_names_of_a_set(string name) =>
        Assert.All(RunPlots.Figures(History(name)).Where(figure => figure.Figure.Chart is not PanelsChart), figure => LayoutRules.Check(FigureLayout.Arrange(figure.Figure, FigureSpace.Card)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_sheet_of_every_label_has_room_for_its_names(string name)
    {
        var source = DataSource.Parse(name)!;
        LayoutRules.Check(FigureLayout.Arrange(SampleSheets.FigureOf(Sheet(source), source)));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_that_speaks_of_the_real_data_names_the_set(string name)
    {
        var source = DataSource.Parse(name)!;
        var texts = RunPlots.Render(History(name)).Where(file => file.Path.EndsWith(".svg", StringComparison.Ordinal))
            .SelectMany(file => new SvgFile(file.Content).Texts).Where(text => text.Contains("real ", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.True(
            text.Contains(source.Title, StringComparison.Ordinal) || text.Contains($"real {source.Noun}", StringComparison.Ordinal)
            || text.Contains($"real test {source.Noun}", StringComparison.Ordinal), text));
        Assert.Contains($"Real {source.Title}", new SvgFile(SampleSheets.Render(Sheet(source), source)[1].Content).Texts);
    }

    [Fact]
    public void Charts_and_tables_of_clothes_do_not_speak_of_digits()
    {
        var run = FakeReports.Single(History("fashion-mnist"));
        string[] metrics =
        [
            MetricColumns.RealTestAccuracy, "real_train_accuracy", "real_test_vae_loss", "frechet_distance_reference", "precision_reference", "recall_reference", "density_reference", "coverage_reference",
        ];
        var page = Encoding.UTF8.GetString(RunReport.Render([run, run]));
        var texts = metrics.Select(metric => SeriesPlot.Make(metric, string.Empty, [new([new(0, 1), new(1, 1)], [], [], null)], key: null))
            .SelectMany(figure => new[] { figure.Title, ((XyChart)figure.Chart).X.Label, ((XyChart)figure.Chart).Y.Label });

        Assert.All(texts, text => Assert.DoesNotContain("digit", text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("digits", page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("id=\"facts\"", StringComparison.Ordinal)], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Sheets_of_a_set_are_of_one_size_whatever_labels_they_show()
    {
        var source = DataSource.Parse("fashion-mnist")!;
        var sizes = new[] { 1, 8, 9 }.Select(label => PngReader.Decode(SampleSheets.Render(new(1, new float[20 * 784], [.. Enumerable.Repeat(label, 20)]), source)[0].Content))
            .Select(sheet => (sheet.Width, sheet.Height));
        Assert.Single(sizes.Distinct());
    }

    [Fact]
    public void Forty_seven_names_stand_in_columns()
    {
        var chart = Assert.IsType<XyChart>(LabelFrequencies.Make(History("emnist-balanced"), Judge.Current).Chart);
        var key = Assert.IsType<ListKey>(chart.Key);
        Assert.Equal([12, 12, 12, 11], key.Columns.Select(column => column.Length));
        Assert.Equal(KnownDataSets.Find("emnist-balanced")!.LabelNames, key.Columns.SelectMany(column => column).Select(entry => entry.Name));
    }

    [Fact]
    public void Equal_configs_give_equal_pictures_and_other_sets_others()
    {
        Assert.Equal(Bytes("kmnist"), Bytes("kmnist"));
        Assert.NotEqual(Bytes("kmnist"), Bytes("fashion-mnist"));

        static IEnumerable<string> Bytes(string name) => RunPlots.Render(History(name)).Select(file => Convert.ToHexString(file.Content));
    }

    private static SampleSheet Sheet(DataSource source)
    {
        var classes = source.Set?.Classes ?? 10;
        return new(0, new float[classes * 784], [.. Enumerable.Range(0, classes)]);
    }

    // A made-up run, its counts dealt to as many labels as the set has.
    private static RunHistory History(string name)
    {
        var fake = FakeRun.Quick();
        var classes = DataSource.Parse(name)!.Set?.Classes ?? 12;
        var config = fake.Config with { Data = new() { Dataset = name }, Classifier = new ClassifierSettings { NumClasses = classes } };
        var history = FakeRun.Copy(fake, config);
        for (var i = 0; i < history.Labels.Count; i++)
        {
            var counts = history.Labels[i].Counts;
            history.Labels[i] = history.Labels[i] with { Counts = [.. Enumerable.Range(0, classes).Select(label => counts[label % 10] / (1 + (label / 10)))] };
        }

        return history;
    }
}

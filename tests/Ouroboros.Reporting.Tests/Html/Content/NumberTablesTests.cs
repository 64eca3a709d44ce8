using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Html.Content;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Html.Content;

public sealed class NumberTablesTests
{
    [Fact]
    public void Losses_of_the_matrix_stand_in_a_table_after_its_accuracies()
    {
        var history = FakeRun.Quick();
        var section = Section(history, "matrix");

        Assert.Equal(["Accuracy in percent", "Loss in nats"], section.Tables.Select(table => table.Caption));
        var loss = section.Tables[1];
        Assert.Equal(18, loss.Columns.Count);
        Assert.Equal(Numbers.Significant(history.Loss[3, EvaluationMatrix.SamplesOf(1)]!.Value), loss.Rows[2][3]);
        Assert.Equal("generation 3", loss.Rows[2][0]);
    }

    [Fact]
    public void Epochs_are_thinned_evenly_with_the_first_and_the_last()
    {
        var history = FakeRun.Classic();
        var tables = Section(history, "training").Tables;

        Assert.Equal(
            ["VAE training loss, per image (50 of 100 epochs are shown)", "Classifier training loss in nats", "Classifier training accuracy in percent"],
            tables.Select(table => table.Caption));
        Assert.Equal(Thinning.Evenly([.. Enumerable.Range(1, 100).Select(epoch => $"{epoch}")], 50), tables[0].Rows.Select(row => row[0]));
        var last = history.Training.Last(record => record is { Model: TrainedModel.Vae, Generation: 4 });
        Assert.Equal(Numbers.Significant(last.Loss), tables[0].Rows[^1][4]);
        Assert.Equal(10, tables[1].Rows.Count);
        Assert.Equal(Numbers.Fixed(100 * history.Training[^1].Accuracy!.Value, 1), tables[2].Rows[^1][^1]);
    }

    private static ReportSection Section(RunHistory history, string id)
    {
        var subject = FakeReports.Single(history);
        return ReportSections.Of([subject], ShownRuns.Of([subject]), PageDetail.Full).Single(section => section.Id == id);
    }
}

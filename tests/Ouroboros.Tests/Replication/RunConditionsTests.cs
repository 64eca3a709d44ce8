using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Tests.Export;

namespace Ouroboros.Tests.Replication;

public sealed class RunConditionsTests
{
    private const string OtherData = "The runs learned different data sets.";

    [Fact]
    public void Runs_that_are_alike_need_no_warning() => Assert.Empty(RunConditions.Differences([Compared(), Compared()]));

    [Theory]
    [InlineData("mnist", null, "kmnist", "aa", OtherData)]
    [InlineData("./a", "aa", "./b", "bb", OtherData)]
    [InlineData("./a", "aa", "./a", "bb", OtherData)]
    [InlineData("./a", "aa", "./b", "aa", null)]
    [InlineData("kmnist", "aa", "kmnist:/k", "aa", null)]
    public void Data_sets_are_told_apart_by_what_is_in_them(string name, string? sha256, string otherName, string? otherSha256, string? warning)
    {
        var runs = new[] { (name, sha256), (otherName, otherSha256) }.Select(data => Compared(
            new() { Data = new() { Dataset = data.Item1 } },
            ExportedRun.Manifest with { DataFolder = data.Item2 is null ? null : "/d", DataSha256 = data.Item2 }));
        Assert.Equal(warning is null ? [] : [warning], RunConditions.Differences([.. runs]));
    }

    [Theory]
    [InlineData("cc", "cc", 0)]
    [InlineData("cc", null, 1)]
    [InlineData("cc", "dd", 2)]
    public void One_reference_classifier_tells_that_the_embedded_images_and_a_folder_are_the_same(
        string? one, string? other, int warnings)
    {
        var folder = ExportedRun.Manifest with { DataFolder = "/d", DataSha256 = "aa", ReferenceSha256 = other };
        var runs = new[] { Compared(manifest: ExportedRun.Manifest with { ReferenceSha256 = one }), Compared(manifest: folder) };
        Assert.Equal(warnings, RunConditions.Differences(runs).Count);
    }

    [Fact]
    public void Two_folders_may_differ_in_test_images_that_no_reference_classifier_learned()
    {
        var one = ExportedRun.Manifest with { DataFolder = "/a", DataSha256 = "aa", ReferenceSha256 = "cc" };
        Assert.Equal(OtherData, Difference(Compared(manifest: one), Compared(manifest: one with { DataSha256 = "bb" })));
    }

    [Fact]
    public void Every_other_difference_has_its_sentence()
    {
        Assert.StartsWith("The runs differ in length, 2 to 3 generations", Difference(Compared(), Compared(generations: 2)), StringComparison.Ordinal);
        Assert.StartsWith("The first generations learned different numbers of real images", Difference(Compared(), Compared(real: 100)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Different reference classifiers", Difference(Of(ExportedRun.Manifest with { ReferenceSha256 = "aa" }), Of(ExportedRun.Manifest with { ReferenceSha256 = "bb" })), StringComparison.Ordinal);
        Assert.StartsWith(
            "Samples were labelled by different sources", Difference(Compared(), Compared(new() { Regime = new() { LabelSource = LabelSource.Reference } })), StringComparison.Ordinal);
        Assert.StartsWith("Different numbers of images are compared", Difference(Compared(), Compared(new() { Metrics = new() { Images = 30 } })), StringComparison.Ordinal);

        static ComparedRun Of(Manifest manifest) => Compared(manifest: manifest);
    }

    private static string Difference(params ComparedRun[] runs) => Assert.Single(RunConditions.Differences(runs));

    private static ComparedRun Compared(ExperimentConfig? config = null, Manifest? manifest = null, int generations = 3, double real = 60_000)
    {
        var series = new MetricSeries(
        [
            KeyValuePair.Create<string, IReadOnlyList<double?>>(MetricColumns.TrainImages, [.. Enumerable.Repeat<double?>(real, generations + 1)]),
        ]);
        return new("run", GroupSummary.Of([new Replicate(1, RunState.Finished, null, series, generations)]), IsGroup: false)
        {
            Conditions = RunConditions.From(config ?? new(), manifest ?? ExportedRun.Manifest),
        };
    }
}

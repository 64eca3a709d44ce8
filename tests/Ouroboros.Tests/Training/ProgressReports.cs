using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Training;

/// <summary>What holds for the reports of any training.</summary>
internal static class ProgressReports
{
    private const int MostPerEpoch = 9;

    public static void AssertComplete(
        IReadOnlyList<TrainingProgress> reports, IReadOnlyList<EpochRecord> records, TrainingOptions options, TrainedModel model, int images)
    {
        Assert.Equal(records, reports.Where(report => report.Completed is not null).Select(report => report.Completed));
        Assert.All(reports, report => Assert.Equal(
            (options.Generation, model, options.Epochs, images), (report.Generation, report.Model, report.Epochs, report.Images)));
        Assert.All(reports, report => Assert.Equal(report.Completed is null, report.ImagesDone < images));
        var byTime = reports.Select(report => (report.Epoch, report.ImagesDone)).ToArray();
        Assert.Equal(byTime.Distinct().Order(), byTime);
        Assert.All(byTime.GroupBy(report => report.Epoch), epoch => Assert.InRange(epoch.Count(), 1, MostPerEpoch));
    }
}

using System.Text;
using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>Comparisons with real digits as a run makes them.</summary>
public sealed class MetricsRunTests(RealDigits digits)
{
    [Fact]
    public void Every_generation_is_compared_and_the_history_names_the_judge()
    {
        using var backend = Backends.Create(2);
        var history = TinyRun.Of(backend, digits, TinyRun.Config).History;
        using var reference = ReferenceClassifier.Train(backend, digits.Train(TinyRun.TrainImages), TestContext.Current.CancellationToken);
        Assert.Equal(reference.Sha256, history.ReferenceSha256);
        Assert.Equal((TinyRun.TestImages / 2, reference.Sha256), (history.Floors!.Images, history.Floors.ReferenceSha256));
        foreach (var row in history.Metrics.Skip(1).Select(row => row.Distribution).Append(history.Floors.Values))
        {
            Assert.All(DistributionColumns.All, column => Assert.True(double.IsFinite(column.Value(row)!.Value)));
        }

        Assert.Null(history.Metrics[0].Distribution.NearestTrainDistance);
        Assert.NotNull(history.Metrics[0].Distribution.FrechetDistance);
    }

    /// <summary>Fewer images than the config asks to compare: all comparisons take as many, and that is said before anything is trained.</summary>
    [Theory]
    [InlineData(20, TinyRun.TestImages, 20, "5,000 is reduced to 20 (the samples of a generation)")]
    [InlineData(10, TinyRun.TestImages, 10, "5,000 is reduced to 10 (the samples of a generation)")]
    [InlineData(30, 12, 6, "5,000 is reduced to 6 (half of the 12 test images)")]
    [InlineData(30, 11, 5, "only 5 can be compared")]
    [InlineData(10, 1, 0, "only 0 can be compared")]
    public void Few_images_are_compared_with_as_many_or_not_at_all(int samples, int test, int images, string said)
    {
        using var backend = Backends.Create(2);
        var config = TinyRun.Config with
        {
            Experiment = TinyRun.Config.Experiment with { Iterations = 1, NumGeneratedSamples = samples, NumDisplayedSamples = 10 },
            Vae = TinyRun.Config.Vae with { Epochs = 1 },
        };
        var observer = new Listener();
        var history = new SelfConsumingLoop(backend, digits.First(TinyRun.TrainImages, test), TimeProvider.System)
            .Run(config, [observer], TestContext.Current.CancellationToken);
        Assert.StartsWith($"metrics.images: {said}", Assert.Single(observer.Before), StringComparison.Ordinal);
        Assert.Equal(images, history.Floors!.Images);
        Assert.All(
            history.Metrics.Select(row => row.Distribution).Append(history.Floors.Values),
            found => Assert.Equal(images < ComparedImages.Fewest, found == DistributionMetrics.None));
    }

    /// <summary>What an earlier version compared with more real images than samples goes on with equal numbers, and says so.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(1_000)]
    public void A_run_with_floors_of_another_number_of_images_measures_them_again(int before)
    {
        var config = ResumableRun.Smallest;
        using var temporary = new TemporaryFolder();
        var folder = new RunFolder(temporary.File("run"));
        using (var interrupter = new Interrupter(at => at.Generation == 2))
        {
            Assert.Throws<OperationCanceledException>(() =>
                new ResumableRun(digits, config) { Observer = interrupter, Cancellation = interrupter.Token }.Go(folder));
        }

        Assert.Contains("warning: metrics.images: 5,000 is reduced to 10 (half of the 20 test images)", Encoding.UTF8.GetString(folder.Read(RunFiles.Log)), StringComparison.Ordinal);
        var from = ResumePoint.Load(folder, ManifestFile.Load(folder), config)!;
        var floors = from.History.Floors!;
        from.History.Floors = floors with { Images = before, Values = DistributionMetrics.None };
        using var backend = Backends.Create(1);
        var observer = new Listener();
        var history = new SelfConsumingLoop(backend, digits.First(ResumableRun.Images.Train, ResumableRun.Images.Test), TimeProvider.System)
            .Run(config, [observer], TestContext.Current.CancellationToken, from);
        Assert.Equal(floors, history.Floors);
        Assert.Contains(observer.Before, warning => warning.Contains($"took {before:N0} images on one side", StringComparison.Ordinal));
    }

    /// <summary>What does the comparing takes no random number of the run's, and leaves its weights and labels as they were.</summary>
    [Fact]
    public void A_run_without_comparisons_is_otherwise_the_same()
    {
        using var backend = Backends.Create(2);
        var with = TinyRun.Of(backend, digits, TinyRun.Config);
        var without = TinyRun.Of(backend, digits, TinyRun.Config with { Metrics = new() { Images = 0 } });
        Assert.Null(without.History.Floors);
        Assert.Null(without.History.ReferenceSha256);
        Assert.All(without.History.Metrics, row => Assert.Equal(DistributionMetrics.None, row.Distribution));
        Assert.Equal(with.History.Metrics.Select(row => row with { Distribution = DistributionMetrics.None }), without.History.Metrics);
        Assert.Equal(with.History.Training, without.History.Training);
    }

    /// <summary>Hears what is said before the first step of training.</summary>
    private sealed class Listener : IRunObserver
    {
        private bool _isTrained;

        public List<string> Before { get; } = [];

        public void Warned(string warning)
        {
            Assert.False(_isTrained);
            Before.Add(warning);
        }

        public void Progressed(TrainingProgress progress) => _isTrained = true;
    }
}

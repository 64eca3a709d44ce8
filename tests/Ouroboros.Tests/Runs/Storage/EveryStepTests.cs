using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests.Collapse;

namespace Ouroboros.Tests.Runs.Storage;

/// <summary>A run that ends between any two steps of its disk, and is taken up again: its files are those of a run that nothing happened to.</summary>
public sealed class EveryStepTests(RealDigits digits) : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(Stop.Kill, KeptDataSets.None)]
    [InlineData(Stop.PowerFailure, KeptDataSets.Last)]
    public void A_run_stopped_after_any_step_goes_on_to_the_same_bytes(Stop how, KeptDataSets kept)
    {
        var (whole, steps) = Whole(kept);
        for (var at = 0; at < steps.Count; at++)
        {
            var path = _temporary.File($"stopped_{at}");
            Assert.Throws<StoppedException>(() => Run(kept).Go(new RunFolder(path, new StoppingDisk(at, how))));
            AssertGoesOn(kept, path, whole, $"{how} before step {at}, {steps[at]}");
        }
    }

    /// <summary>The second life of a run is as short-lived as the first: it is killed at the same step once more, then twice as late.</summary>
    [Fact]
    public void A_run_killed_again_and_again_goes_on_to_the_same_bytes()
    {
        var (whole, steps) = Whole(KeptDataSets.Last);
        for (var at = 30; at < steps.Count; at += 7)
        {
            var path = _temporary.File($"again_{at}");
            foreach (var later in new[] { at, at, 2 * at })
            {
                var disk = new StoppingDisk(later, Stop.Kill);
                var ended = Record.Exception(() => Run(KeptDataSets.Last).Go(new RunFolder(path, disk)));
                Assert.True(ended is null or StoppedException, $"{ended}");
            }

            AssertGoesOn(KeptDataSets.Last, path, whole, $"killed three times from step {at} on");
        }
    }

    /// <summary>A finished run that goes on past its planned end, and is killed at any step of that.</summary>
    [Fact]
    public void A_run_killed_while_it_is_made_longer_goes_on_to_the_same_bytes()
    {
        var (whole, _) = Whole(KeptDataSets.None);
        var shorter = new ResumableRun(digits, Config(KeptDataSets.None, generations: 1));
        for (var at = 0; ; at++)
        {
            var path = _temporary.File($"longer_{at}");
            shorter.Go(new RunFolder(path, new StoppingDisk(int.MaxValue, Stop.Kill)));
            if (Record.Exception(() => Run(KeptDataSets.None).Go(new RunFolder(path, new StoppingDisk(at, Stop.Kill)))) is null)
            {
                Assert.InRange(at, 70, 2_000);
                break;
            }

            AssertGoesOn(KeptDataSets.None, path, whole, $"killed before step {at} of making it longer");
        }
    }

    /// <summary>Every third step: three and the steps of a file have no common pattern, so all kinds of steps come up.</summary>
    [Fact]
    public void A_disk_that_fails_at_a_step_ends_the_run_with_a_name_and_it_goes_on_to_the_same_bytes()
    {
        var (whole, steps) = Whole(KeptDataSets.Last);
        for (var at = 0; at < steps.Count; at += 3)
        {
            var path = _temporary.File($"failed_{at}");
            var disk = new StoppingDisk(at, Stop.Failure);
            var folder = new RunFolder(path, disk);
            var exception = Record.Exception(() => Run(KeptDataSets.Last).Go(folder));
            if (steps[at].Contains(RunFiles.Report, StringComparison.Ordinal))
            {
                // The run is whole without it.
                Assert.Null(exception);
                Assert.False(folder.Has(RunFiles.Report));
            }
            else
            {
                var refused = Assert.IsType<RunFolderException>(exception);
                Assert.Contains("No space left on device", refused.Message, StringComparison.Ordinal);
                Assert.StartsWith(Path.GetDirectoryName(path)!, refused.Path, StringComparison.Ordinal);
            }

            AssertGoesOn(KeptDataSets.Last, path, whole, $"failed at step {at}, {steps[at]}");
        }
    }

    private (IReadOnlyDictionary<string, string> Hashes, List<string> Steps) Whole(KeptDataSets kept)
    {
        var disk = new StoppingDisk(int.MaxValue, Stop.Kill);
        var folder = new RunFolder(_temporary.File($"whole_{kept}"), disk);
        Run(kept).Go(folder);
        var hashes = folder.HashFiles();
        Assert.Equal(hashes, ManifestFile.Load(folder).Files);
        Assert.InRange(disk.Steps.Count, 150, 2_000);
        Assert.Contains(disk.Steps, step => step.Contains("_vae_epoch_2_step_1", StringComparison.Ordinal));
        Assert.Contains(disk.Steps, step => step.Contains("_classifier_epoch_2_step_1", StringComparison.Ordinal));
        return (hashes, disk.Steps);
    }

    private void AssertGoesOn(KeptDataSets kept, string path, IReadOnlyDictionary<string, string> whole, string how)
    {
        var folder = new RunFolder(path, new StoppingDisk(int.MaxValue, Stop.Kill));
        var ended = Record.Exception(() => Run(kept).Go(folder));
        Assert.True(ended is null, $"{how}: {ended}");
        var different = whole.Except(folder.HashFiles()).Concat(folder.HashFiles().Except(whole)).Select(pair => pair.Key).Distinct();
        Assert.True(!different.Any(), $"{how}: {string.Join(", ", different)} differ");
        var manifest = ManifestFile.Load(folder);
        Assert.Equal((RunState.Finished, 2), (manifest.State, manifest.GenerationsDone));
        Assert.Equal(whole, manifest.Files);
        Assert.Empty(folder.PartialFiles());
    }

    private ResumableRun Run(KeptDataSets kept) => new(digits, Config(kept, generations: 2));

    // Without comparisons with real images: they are no more than numbers in the tables, and training their judge takes twice as long as all else. ResumeTests have them.
    private static ExperimentConfig Config(KeptDataSets kept, int generations) => ResumableRun.Smallest with
    {
        Metrics = new() { Images = 0 },
        Experiment = ResumableRun.Smallest.Experiment with { Iterations = generations },
        Output = ResumableRun.Smallest.Output with { KeepDatasets = kept },
    };
}

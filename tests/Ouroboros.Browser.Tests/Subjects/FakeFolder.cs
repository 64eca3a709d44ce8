using Ouroboros.Cli.Tests;
using Ouroboros.Configuration;
using Ouroboros.Reporting.Html;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Browser.Tests.Subjects;

/// <summary>Writes a made-up run as the program writes a run, and reads it back.</summary>
internal static class FakeFolder
{
    /// <summary>Writes a run.</summary>
    /// <param name="path">Its folder, which is not there yet.</param>
    /// <param name="history">Its numbers.</param>
    /// <param name="collapseAt">When its pictures collapse.</param>
    public static (RunFolder Folder, ReportedRun Run) Write(string path, RunHistory history, int collapseAt)
    {
        var (folder, time, last) = (new RunFolder(path), new ManualTime(), history.Metrics[^1].Generation);
        var writer = new RunFolderWriter(folder, Description(history), new FakePictures(collapseAt, last), decoder: null, time);
        writer.Started(history.Config);
        for (var generation = 0; generation <= last; generation++)
        {
            time.Advance(TimeSpan.FromSeconds(2.5));
            writer.GenerationCompleted(new(
                generation, history, FakeSheets.Make(generation, collapseAt, history.Config.Experiment.NumDisplayedSamples),
                new Dictionary<string, IReadOnlyList<TensorGroup>>(), Timings(generation)));
        }

        writer.Finished(history);
        return (folder, ReportedRun.Load(folder, ManifestFile.Load(folder), history.Config));
    }

    private static RunDescription Description(RunHistory history)
    {
        var seed = $"{history.Config.Experiment.RandomSeed}";
        return new(
            "0.1.0",
            new string('c', 40),
            ["run", "--preset", "quick", "--random-seed", seed, "--output-dir", "a run"],
            new MachineFacts
            {
                Os = "Some Linux 6.1",
                Cpu = "Some Processor @ 2.50GHz",
                Cores = 8,
                MemoryBytes = 16L << 30,
                Runtime = ".NET 10.0.0",
                Kernels = "avx2",
                Threads = 8,
            },
            ConfigText.Write(history.Config));
    }

    private static IReadOnlyList<PhaseTiming> Timings(int generation) => generation == 0
        ? [new(0, "evaluate", 0.25)]
        : [new(generation, "train_vae", 1.75), new(generation, "train_classifier", 0.25), new(generation, "sample", 0.125), new(generation, "evaluate", 0.375)];
}

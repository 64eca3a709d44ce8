using System.Diagnostics;
using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Bench.Measuring;

/// <summary>The loop's first generation, with its files on the disk but for the pictures, and what its checkpoints take.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="machine">For the manifest.</param>
/// <param name="config">The experiment, of one generation.</param>
/// <param name="data">The real digits.</param>
/// <param name="path">A folder for the run's files, not there yet; deleted afterwards.</param>
internal sealed class CheckpointedTraining(IBackend backend, MachineFacts machine, ExperimentConfig config, MnistData data, string path)
{
    private readonly Writer _writer = new();

    /// <summary>Seconds of each checkpoint inside the generation, from the first byte to the deletion of the one before.</summary>
    public IReadOnlyList<double> Checkpoints => _writer.Seconds;

    /// <summary>Bytes of the largest of them.</summary>
    public long LargestBytes => _writer.LargestBytes;

    /// <summary>Seconds that the VAE trained, checkpoints in between included.</summary>
    public double Train()
    {
        // Comparisons are no training, and neither is that of their judge.
        var training = config with { Metrics = new() { Images = 0 } };
        _writer.Folder = new RunFolder(path);
        _writer.Inner = new RunFolderWriter(
            _writer.Folder, new RunDescription("", null, [], machine, ConfigText.Write(training)), new NoPictures(), null, TimeProvider.System);
        try
        {
            new SelfConsumingLoop(backend, data, TimeProvider.System).Run(training, [_writer], CancellationToken.None);
            return RunHistoryReader.LoadTimings(_writer.Folder).Single(timing => timing.Phase == "train_vae").Seconds;
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private sealed class Writer : IRunObserver
    {
        private readonly List<double> _seconds = [];

        public RunFolder Folder { get; set; } = null!;

        public IRunObserver Inner { get; set; } = null!;

        public IReadOnlyList<double> Seconds => _seconds;

        public long LargestBytes { get; private set; }

        public void Started(ExperimentConfig config) => Inner.Started(config);

        public void Progressed(TrainingProgress progress) => Inner.Progressed(progress);

        public void GenerationCompleted(GenerationResult result) => Inner.GenerationCompleted(result);

        public void Finished(RunHistory history) => Inner.Finished(history);

        public void CheckpointReached(Checkpoint checkpoint)
        {
            var begun = Stopwatch.GetTimestamp();
            Inner.CheckpointReached(checkpoint);
            _seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            LargestBytes = Math.Max(LargestBytes, new FileInfo(Folder.FullPath(RunFiles.State(checkpoint.Position))).Length);
        }
    }

    private sealed class NoPictures : IRunPictures
    {
        public IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config) => [];

        public IEnumerable<RunFile> Plots(RunHistory history) => [];

        public IEnumerable<RunFile> LatentWalk(LatentWalk walk, ExperimentConfig config) => [];

        public RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config) => null;

        public RunFile? Report(RunFolder folder, Manifest manifest, ExperimentConfig config) => null;
    }
}

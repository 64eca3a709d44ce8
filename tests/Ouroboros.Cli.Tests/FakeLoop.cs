using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Tests;

/// <summary>A loop that trains nothing and tells its observers a whole collapse.</summary>
internal sealed class FakeLoop(ManualTime time)
{
    /// <summary>What it was asked to run; null until it ran.</summary>
    public RunRequest? Request { get; private set; }

    /// <summary>Effective classes of each generation's data set.</summary>
    public Func<int, double> EffectiveClasses { get; init; } = generation => generation < 3 ? 9.5 - generation : 1.2;

    /// <summary>Done after each generation, for example to interrupt.</summary>
    public Action<int> AfterGeneration { get; set; } = _ => { };

    /// <summary>Whether the run's folder is written.</summary>
    public bool WritesFiles { get; set; }

    public RunHistory Run(RunRequest request, IReadOnlyList<IRunObserver> observers, CancellationToken cancellation)
    {
        Request = request;
        List<IRunObserver> all = [.. observers];
        if (WritesFiles)
        {
            var description = new RunDescription(
                "0.0.0", null, request.CommandLine, MachineFacts.OfThisMachine("none", request.Threads), ConfigText.Write(request.Config));
            all.Add(new RunFolderWriter(new RunFolder(request.OutputFolder), description, new FakePictures(), null, time));
        }

        var history = new RunHistory(request.Config);
        all.ForEach(observer => observer.Started(request.Config));
        for (var generation = 0; generation <= request.Config.Experiment.Iterations; generation++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (generation > 0)
            {
                Train(request.Config, generation, all);
            }

            Measure(history, generation);
            var sheet = new SampleSheet(generation, default, []);
            var result = new GenerationResult(generation, history, sheet, generation == 0 ? new Dictionary<string, IReadOnlyList<TensorGroup>>() : Weights(generation), [])
            {
                Checkpoint = new(TrainingPosition.StartOf(generation + 1), 1, new Dictionary<string, string>(), []),
            };
            all.ForEach(observer => observer.GenerationCompleted(result));
            AfterGeneration(generation);
        }

        all.ForEach(observer => observer.Finished(history));
        if (!WritesFiles)
        {
            WriteLastFiles(new RunFolder(request.OutputFolder));
        }

        return history;
    }

    // What the end of a run speaks of where it is there.
    private static void WriteLastFiles(RunFolder folder)
    {
        folder.Create();
        foreach (var file in new[] { RunFiles.Report, RunFiles.Animation })
        {
            folder.Write(file, stream => stream.WriteByte(0));
        }
    }

    private static Dictionary<string, IReadOnlyList<TensorGroup>> Weights(int generation) => new()
    {
        ["vae"] = [TensorGroup.Of(new NamedTensor("weight", [1], new float[] { generation }))],
        ["classifier"] = [TensorGroup.Of(new NamedTensor("weight", [1], new float[] { -generation }))],
    };

    private void Train(ExperimentConfig config, int generation, List<IRunObserver> observers)
    {
        foreach (var (model, epochs) in new[] { (TrainedModel.Vae, config.Vae.Epochs), (TrainedModel.Classifier, config.Classifier.Epochs) })
        {
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                var record = model == TrainedModel.Vae
                    ? new EpochRecord(generation, model, epoch, 30, 20, 10, null)
                    : new EpochRecord(generation, model, epoch, 0.25, null, null, 0.97);
                var progress = new TrainingProgress(generation, model, epoch, epochs, 1000, 1000, record);
                observers.ForEach(observer => observer.Progressed(progress));
            }
        }
    }

    private void Measure(RunHistory history, int generation)
    {
        var effective = EffectiveClasses(generation);
        var isReal = generation == 0;
        history.Metrics.Add(new()
        {
            Generation = generation,
            TrainImages = 1000,
            LabelEntropyCurrent = Math.Log(effective),
            LabelEntropyInitial = Math.Log(effective),
            EffectiveClassesInitial = effective,
            PixelVariance = 0.05,
            VaeLoss = isReal ? null : 30,
            VaeReconstruction = isReal ? null : 20,
            VaeKl = isReal ? null : 10,
            ClassifierLoss = isReal ? null : 0.25,
            ClassifierAccuracy = isReal ? null : 0.97,
            RealTrainAccuracy = isReal ? null : 0.94,
            RealTestAccuracy = isReal ? null : 0.93,
            RealTestVaeLoss = isReal ? null : 31,
        });
        int[] counts = effective < 2 ? [0, 2, 0, 0, 0, 0, 0, 0, 998, 0] : [100, 110, 90, 100, 100, 100, 100, 100, 100, 100];
        history.Labels.Add(new(generation, Judge.Current, counts));
        history.Labels.Add(new(generation, Judge.Initial, counts));
    }

    private sealed class FakePictures : IRunPictures
    {
        public IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config) =>
            [new($"{RunFiles.SampleSheet(sheet.Generation)}.png", [(byte)sheet.Generation])];

        public IEnumerable<RunFile> Plots(RunHistory history) => [];

        public IEnumerable<RunFile> LatentWalk(LatentWalk walk, ExperimentConfig config) => [];

        public RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config) => null;

        public RunFile? Report(RunFolder folder, Manifest manifest, ExperimentConfig config) => new(RunFiles.Report, [(byte)manifest.GenerationsDone]);
    }
}

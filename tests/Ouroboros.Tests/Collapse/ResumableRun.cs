using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Latent;
using Ouroboros.Numerics;
using Ouroboros.Runs;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>A run of the real loop that writes its folder, can be stopped, and goes on from what is there.</summary>
/// <param name="digits">The real digits.</param>
/// <param name="config">The experiment.</param>
internal sealed class ResumableRun(RealDigits digits, ExperimentConfig config)
{
    /// <summary>
    /// Networks that learn next to nothing in a hundredth of a second, with two steps in each epoch, the second perhaps smaller, and two
    /// epochs of both models; a checkpoint after every step.
    /// </summary>
    public static ExperimentConfig Smallest { get; } = new()
    {
        Experiment = new() { Iterations = 2, BatchSize = 20, NumGeneratedSamples = 30, RandomSeed = 3 },
        Vae = new() { LayerSizes = [784, 6], LatentDim = 2, Epochs = 2, LearningRate = 1e-2 },
        Classifier = new() { LayerSizes = [784, 5], Epochs = 2, LearningRate = 1e-2 },
        Output = new() { CheckpointSeconds = 1e-9 },
    };

    /// <summary>Images of the real training and test set.</summary>
    public static (int Train, int Test) Images { get; } = (40, 20);

    /// <summary>Kernels to compute with.</summary>
    public string Kernels { get; init; } = Backends.Choose(null).Name;

    /// <summary>Threads to compute with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told of everything after the folder has been written.</summary>
    public IRunObserver? Observer { get; init; }

    /// <summary>Asks the loop to end.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Begins in an untouched folder, and goes on in any other.</summary>
    public void Go(RunFolder folder)
    {
        if (folder.IsUntouched())
        {
            Run(folder, null, null);
            return;
        }

        var manifest = ManifestFile.Load(folder);
        Run(folder, manifest, ResumePoint.Load(folder, manifest, config));
    }

    private void Run(RunFolder folder, Manifest? earlier, ResumePoint? from)
    {
        var description = new RunDescription("0.1.0", null, ["run"], SampleRun.Machine, ConfigText.Write(config));
        using var backend = Tests.Kernels.Create(Kernels, Threads);
        var writer = new RunFolderWriter(folder, description, new WordPictures(), new LatentDecoder(backend), new SteppingTime(), earlier);
        try
        {
            IRunObserver[] observers = Observer is null ? [writer] : [writer, Observer];
            new SelfConsumingLoop(backend, digits.First(Images.Train, Images.Test), TimeProvider.System).Run(config, observers, Cancellation, from);
        }
        catch (Exception reason) when (reason is not Runs.Storage.StoppedException)
        {
            writer.EndedEarly(reason);
            throw;
        }
    }
}

using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>What a run goes on from: its last checkpoint, and the weights of the generations before, each checked against the manifest.</summary>
public sealed class ResumePoint
{
    private const string Restore = "Restore it from a copy, or repeat the run from its config.yaml.";

    private readonly RunFolder _folder;
    private readonly Manifest _manifest;

    private ResumePoint(RunFolder folder, Manifest manifest, TrainingPosition position, RunHistory history)
    {
        _folder = folder;
        _manifest = manifest;
        Position = position;
        History = history;
    }

    /// <summary>The moment.</summary>
    public TrainingPosition Position { get; }

    /// <summary>All numbers up to it.</summary>
    public RunHistory History { get; }

    /// <summary>Reads a run's last checkpoint, and makes sure of the weights that it takes as well, before anything is written.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="config">The config to go on with: the run's, but perhaps for the number of generations.</param>
    /// <returns>Null when the run has no checkpoint yet and begins at its beginning.</returns>
    /// <exception cref="ArgumentException">The config is one that the command line refuses; see <see cref="ConfigValidation"/>.</exception>
    /// <exception cref="RunFolderException">A file is missing, unreadable, or not the one that the run wrote; or the weights were removed.</exception>
    /// <exception cref="SafetensorsException">A file is the one that was written, and no checkpoint.</exception>
    /// <exception cref="RunFileException">It is no checkpoint of such a run.</exception>
    public static ResumePoint? Load(RunFolder folder, Manifest manifest, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        config = ConfigValidation.Validate(config, data: null);
        if (RunWeights.WereRemoved(manifest))
        {
            throw new RunFolderException(folder.Root, "its weights were removed, and it cannot go on without them", "Repeat the run from its config.yaml.");
        }

        if (manifest.Checkpoint is not { } file)
        {
            return manifest.GenerationsDone == 0
                ? null
                : throw new RunFileException(
                    folder.FullPath(RunFiles.Manifest), 1, $"{manifest.GenerationsDone} generations done and no checkpoint", "a run of a version that makes checkpoints");
        }

        Check(folder, manifest, file);
        var (position, history) = folder.Read(file, stream => CheckpointReader.Read(stream, folder.FullPath(file), config));

        // All of them: the end of the run evaluates every classifier on what every VAE samples.
        foreach (var generation in Enumerable.Range(1, position.Generation - 1))
        {
            Check(folder, manifest, RunFiles.Checkpoint("classifier", generation));
            Check(folder, manifest, RunFiles.Checkpoint("vae", generation));
        }

        return new ResumePoint(folder, manifest, position, history);
    }

    /// <summary>Reads the checkpoint's weights and moments, anew each time: they are as large as the models.</summary>
    /// <exception cref="RunFolderException">The file has become unreadable.</exception>
    /// <exception cref="SafetensorsException">It has become no checkpoint.</exception>
    public TensorTable State() => Tensors(_manifest.Checkpoint!);

    /// <summary>Reads the weights of a generation's model.</summary>
    /// <param name="model"><c>vae</c> or <c>classifier</c>.</param>
    /// <param name="generation">Generation, from 1, before that of <see cref="Position"/>.</param>
    /// <exception cref="RunFolderException">The file is missing or unreadable.</exception>
    /// <exception cref="SafetensorsException">It holds no weights.</exception>
    public TensorTable Weights(string model, int generation) => Tensors(RunFiles.Checkpoint(model, generation));

    /// <summary>Reads the weights of a generation's model; see <see cref="Weights"/>.</summary>
    /// <exception cref="RunFolderException">The file is missing or unreadable.</exception>
    internal void ReadWeights(string model, int generation, Action<Stream> read) => _folder.Read(RunFiles.Checkpoint(model, generation), read);

    /// <summary>Reads a data set that a generation sampled, if the run has kept it.</summary>
    /// <param name="generation">The generation before that of <see cref="Position"/>.</param>
    /// <param name="count">Images that it has.</param>
    /// <param name="takeImages">Takes pixels from an image on.</param>
    /// <param name="takeLabels">Takes labels from an image on.</param>
    /// <returns>False when it was not kept, or is not there any more, or is not what the run wrote.</returns>
    /// <exception cref="RunFolderException">A file is unreadable.</exception>
    /// <exception cref="NpyException">It is the one that was written, and not such a data set.</exception>
    internal bool TryReadDataSet(int generation, int count, NpyTake<float> takeImages, NpyTake<int> takeLabels)
    {
        var (images, labels) = (RunFiles.DataSetImages(generation), RunFiles.DataSetLabels(generation));
        if (!IsWhole(_folder, _manifest, images) || !IsWhole(_folder, _manifest, labels))
        {
            return false;
        }

        _folder.Read(images, stream => NpyReader.ReadSingles(
            stream, _folder.FullPath(images), [count, DigitSet.Side, DigitSet.Side], (first, pixels) => takeImages(first / DigitSet.PixelsPerImage, pixels)));
        takeLabels(0, _folder.Read(labels, stream => NpyReader.ReadLabels(stream, _folder.FullPath(labels), count, History.Config.Classifier.Classes)));
        return true;
    }

    private TensorTable Tensors(string file)
    {
        var path = _folder.FullPath(file);
        return _folder.Read(file, stream => new TensorTable(path, SafetensorsReader.Read(stream, path)));
    }

    private static bool IsWhole(RunFolder folder, Manifest manifest, string file) => folder.IsWhole(file, manifest.Files.GetValueOrDefault(file));

    private static void Check(RunFolder folder, Manifest manifest, string file)
    {
        if (!folder.Has(file))
        {
            throw new RunFolderException(folder.FullPath(file), "it is not there", Restore);
        }

        if (!IsWhole(folder, manifest, file))
        {
            throw new RunFolderException(
                folder.FullPath(file), "it is not the file that the run wrote: its SHA-256 is not the manifest's", Restore);
        }
    }
}

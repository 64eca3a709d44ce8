using System.Security.Cryptography;
using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Runs;

/// <summary>What a run goes on from: its last checkpoint, and the weights of the generations before, each checked against the manifest.</summary>
public sealed class ResumePoint
{
    private readonly RunFolder _folder;
    private readonly Manifest _manifest;

    private ResumePoint(RunFolder folder, Manifest manifest, TrainingPosition position, RunHistory history, TensorTable state)
    {
        _folder = folder;
        _manifest = manifest;
        Position = position;
        History = history;
        State = state;
    }

    /// <summary>The moment.</summary>
    public TrainingPosition Position { get; }

    /// <summary>All numbers up to it.</summary>
    public RunHistory History { get; }

    /// <summary>Weights and moments.</summary>
    public TensorTable State { get; }

    /// <summary>Reads a run's last checkpoint, and makes sure of the weights that it takes as well, before anything is written.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="config">The config to go on with: the run's, but perhaps for the number of generations.</param>
    /// <returns>Null when the run has no checkpoint yet and begins at its beginning.</returns>
    /// <exception cref="RunFolderException">A file is missing, unreadable, or not the one that the run wrote.</exception>
    /// <exception cref="SafetensorsException">A file is the one that was written, and no checkpoint of this run.</exception>
    /// <exception cref="RunFileException">The numbers in it do not fit the config.</exception>
    public static ResumePoint? Load(RunFolder folder, Manifest manifest, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(config);
        if (manifest.Checkpoint is not { } file)
        {
            return null;
        }

        var (position, history, state) = Parse(ReadChecked(folder, manifest, file), folder.FullPath(file), config);
        foreach (var needed in FilesOf(manifest, position.Generation - 1))
        {
            Check(folder, manifest, needed);
        }

        return new ResumePoint(folder, manifest, position, history, state);
    }

    /// <summary>Reads a checkpoint's bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="path">Name for messages.</param>
    /// <param name="config">The config to go on with.</param>
    /// <exception cref="SafetensorsException">It is no checkpoint of such a run.</exception>
    /// <exception cref="RunFileException">The numbers in it do not fit the config.</exception>
    internal static (TrainingPosition Position, RunHistory History, TensorTable State) Parse(byte[] content, string path, ExperimentConfig config)
    {
        var (checkpoint, tensors) = CheckpointFile.Read(content, path);
        var generation = checkpoint.Position.Generation;
        var written = config with { Experiment = config.Experiment with { Iterations = checkpoint.GenerationsPlanned } };
        var history = RunHistoryReader.Parse(name => checkpoint.Tables[name], name => $"{name} in {path}", written);
        return generation <= config.Experiment.Iterations + 1 && history.Metrics.Count == generation
            ? (checkpoint.Position, new RunHistory(history, config), tensors)
            : throw new SafetensorsException(
                path, $"it is of generation {generation} of {config.Experiment.Iterations}, and its metrics end with generation {history.Metrics.Count - 1}");
    }

    /// <summary>The weights of a generation's model.</summary>
    /// <param name="model"><c>vae</c> or <c>classifier</c>.</param>
    /// <param name="generation">Generation, from 1, before that of <see cref="Position"/>.</param>
    /// <exception cref="RunFolderException">The file is missing, unreadable, or not the one that the run wrote.</exception>
    /// <exception cref="SafetensorsException">It is the one that was written, and holds no weights.</exception>
    public TensorTable Weights(string model, int generation)
    {
        var file = RunFiles.Checkpoint(model, generation);
        using var stream = new MemoryStream(ReadChecked(_folder, _manifest, file), writable: false);
        return new TensorTable(_folder.FullPath(file), SafetensorsReader.Read(stream, _folder.FullPath(file)));
    }

    /// <summary>Reads a data set that a generation sampled, if the run has kept it.</summary>
    /// <param name="generation">The generation before that of <see cref="Position"/>.</param>
    /// <param name="count">Images that it has.</param>
    /// <param name="takeImages">Takes pixels from an image on.</param>
    /// <param name="takeLabels">Takes labels from an image on.</param>
    /// <returns>False when it was not kept.</returns>
    /// <exception cref="RunFolderException">A file is missing or unreadable.</exception>
    /// <exception cref="NpyException">It is the one that was written, and not such a data set.</exception>
    internal bool TryReadDataSet(int generation, int count, NpyTake<float> takeImages, NpyTake<int> takeLabels)
    {
        var (images, labels) = (RunFiles.DataSetImages(generation), RunFiles.DataSetLabels(generation));
        if (!_manifest.Files.ContainsKey(images) || !_manifest.Files.ContainsKey(labels))
        {
            return false;
        }

        _folder.Read(images, stream => NpyReader.ReadSingles(
            stream, _folder.FullPath(images), [count, DigitSet.Side, DigitSet.Side], (first, pixels) => takeImages(first / DigitSet.PixelsPerImage, pixels)));
        _folder.Read(labels, stream => NpyReader.ReadIntegers(stream, _folder.FullPath(labels), [count], TakeLabels));
        return true;

        void TakeLabels(long first, ReadOnlySpan<int> values)
        {
            var classes = History.Config.Classifier.NumClasses;
            var wrong = values.IndexOfAnyExceptInRange(0, classes - 1);
            if (wrong >= 0)
            {
                throw new NpyException(_folder.FullPath(labels), $"label {values[wrong]} at position {first + wrong} is none of the {classes} classes");
            }

            takeLabels(first, values);
        }
    }

    // What the loop will ask for, of the generations done.
    private static IEnumerable<string> FilesOf(Manifest manifest, int generations)
    {
        if (generations == 0)
        {
            return [];
        }

        var sampled = new[] { RunFiles.DataSetImages(generations), RunFiles.DataSetLabels(generations) };
        return
        [
            .. Enumerable.Range(1, generations).Select(generation => RunFiles.Checkpoint("classifier", generation)),
            RunFiles.Checkpoint("vae", generations),
            .. sampled.Where(manifest.Files.ContainsKey),
        ];
    }

    private static void Check(RunFolder folder, Manifest manifest, string file) =>
        folder.Read(file, stream => Check(folder, manifest, file, SHA256.HashData(stream)));

    private static byte[] ReadChecked(RunFolder folder, Manifest manifest, string file)
    {
        var content = folder.Read(file);
        Check(folder, manifest, file, SHA256.HashData(content));
        return content;
    }

    private static void Check(RunFolder folder, Manifest manifest, string file, byte[] hash)
    {
        if (!manifest.Files.TryGetValue(file, out var expected) || expected != Convert.ToHexStringLower(hash))
        {
            throw new RunFolderException(
                folder.FullPath(file), "it is not the file that the run wrote: its SHA-256 is not the manifest's",
                "Restore it from a copy, or repeat the run from its config.yaml.");
        }
    }
}

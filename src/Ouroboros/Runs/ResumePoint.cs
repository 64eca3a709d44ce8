using System.Security.Cryptography;
using Ouroboros.Configuration;

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
    /// <param name="config">The config to go on with: the one it ran with so far, but perhaps for the number of generations.</param>
    /// <returns>Null when the run has no checkpoint yet and begins at its beginning.</returns>
    /// <exception cref="RunFolderException">A file is missing, unreadable, or not the one that the run wrote.</exception>
    /// <exception cref="SafetensorsException">A file is the one that was written, and no checkpoint of this run.</exception>
    /// <exception cref="RunFileException">The numbers in it do not fit the config.</exception>
    public static ResumePoint? Load(RunFolder folder, Manifest manifest, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Checkpoint is not { } file)
        {
            return null;
        }

        var (position, tables, tensors) = CheckpointFile.Read(ReadChecked(folder, manifest, file), folder.FullPath(file));
        var history = RunHistoryReader.Parse(name => tables[name], NameOf, AsPlannedThen());
        Check(folder, manifest, position.Generation - 1);
        return new ResumePoint(folder, manifest, position, new RunHistory(history, config), tensors);

        string NameOf(string table) => $"{table} in {folder.FullPath(file)}";

        // A run that was extended and stopped before its next checkpoint still has the one of the shorter plan.
        ExperimentConfig AsPlannedThen()
        {
            var generations = CsvTable.Parse(tables[RunFiles.AccuracyMatrix], NameOf(RunFiles.AccuracyMatrix)).Rows.Count;
            return config with { Experiment = config.Experiment with { Iterations = Math.Max(1, generations) } };
        }
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

    // The files of Weights, as the loop will ask for them.
    private static void Check(RunFolder folder, Manifest manifest, int generations)
    {
        for (var generation = 1; generation <= generations; generation++)
        {
            ReadChecked(folder, manifest, RunFiles.Checkpoint("classifier", generation));
        }

        if (generations > 0)
        {
            ReadChecked(folder, manifest, RunFiles.Checkpoint("vae", generations));
        }
    }

    private static byte[] ReadChecked(RunFolder folder, Manifest manifest, string file)
    {
        var content = folder.Read(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return manifest.Files.TryGetValue(file, out var expected) && expected == hash
            ? content
            : throw new RunFolderException(
                folder.FullPath(file), "it is not the file that the run wrote: its SHA-256 is not the manifest's",
                "Restore it from a copy, or repeat the run from its config.yaml.");
    }
}

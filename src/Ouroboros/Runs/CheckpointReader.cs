using System.Globalization;
using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Reads position and numbers of a checkpoint, and believes nothing of it that does not fit the rest and the run's config.</summary>
internal sealed class CheckpointReader
{
    private readonly string _path;
    private readonly IReadOnlyDictionary<string, string> _texts;

    private CheckpointReader(string path, IReadOnlyDictionary<string, string> texts)
    {
        _path = path;
        _texts = texts;
    }

    /// <summary>Reads a <see cref="CheckpointFile"/>, but for its tensors.</summary>
    /// <param name="stream">The file's content; must be able to seek.</param>
    /// <param name="path">Name for messages.</param>
    /// <param name="config">The config to go on with.</param>
    /// <returns>The position, and all numbers up to it under that config.</returns>
    /// <exception cref="SafetensorsException">It is no whole safetensors file.</exception>
    /// <exception cref="RunFileException">It is no checkpoint of such a run.</exception>
    public static (TrainingPosition Position, RunHistory History) Read(Stream stream, string path, ExperimentConfig config) =>
        new CheckpointReader(path, SafetensorsReader.ReadMetadata(stream, path)).Read(config);

    private (TrainingPosition Position, RunHistory History) Read(ExperimentConfig config)
    {
        var position = new TrainingPosition(
            Number(CheckpointFile.Generation, 1, config.Experiment.Iterations + 1),
            TrainingCsv.ModelOf(Text(CheckpointFile.Model)) ?? throw Wrong(CheckpointFile.Model, "vae or classifier"),
            Number(CheckpointFile.Epoch, 1, int.MaxValue - 1),
            Number(CheckpointFile.Step, 0, int.MaxValue - 1));
        var epochs = position.Model == TrainedModel.Vae ? config.Vae.Epochs : config.Classifier.Epochs;
        if (position.Epoch > epochs + 1 || (position.Epoch == epochs + 1 && position.Step > 0))
        {
            throw Wrong(CheckpointFile.Epoch, $"one of {epochs}, or what follows them");
        }

        var history = new RunHistory(History(config), config);
        Check(RunFiles.Metrics, history.Metrics.Count, position.Generation);
        Check(RunFiles.LabelCounts, history.Labels.Count, position.Generation == 1 ? 1 : 2 * position.Generation);
        Check(RunFiles.Training, history.Training.Count, EpochsBefore(position, config));
        return (position, history);
    }

    private RunHistory History(ExperimentConfig config)
    {
        // The matrices have a cell for each pair of generations: no more are believed than their text can hold.
        var planned = Number(CheckpointFile.Planned, 1, ExperimentSettings.MostIterations);
        if (planned * planned > Text(RunFiles.AccuracyMatrix).Length)
        {
            throw Wrong(CheckpointFile.Planned, $"as many as {RunFiles.AccuracyMatrix} has");
        }

        var written = config with { Experiment = config.Experiment with { Iterations = planned } };
        return RunHistoryReader.Parse(Text, name => $"{name} in {_path}", written);
    }

    private static long EpochsBefore(TrainingPosition position, ExperimentConfig config)
    {
        var (vae, classifier) = (config.Vae.Epochs, config.Classifier.Epochs);
        return ((position.Generation - 1L) * (vae + classifier)) + position.Epoch - 1 + (position.Model == TrainedModel.Vae ? 0 : vae);
    }

    private void Check(string table, long rows, long expected)
    {
        if (rows != expected)
        {
            throw new RunFileException(_path, 1, $"{rows} entries in its {table}", $"{expected}, as its position has it");
        }
    }

    private string Text(string key) => _texts.TryGetValue(key, out var text)
        ? text
        : throw new RunFileException(_path, 1, $"no {key} in its metadata", "a checkpoint");

    private int Number(string key, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, $"a number from {least} to {most}");

    private RunFileException Wrong(string key, string expected)
    {
        const int longestShown = 40;
        var text = Text(key);
        return new(_path, 1, $"{key} '{(text.Length > longestShown ? text[..longestShown] + "..." : text)}'", expected);
    }
}

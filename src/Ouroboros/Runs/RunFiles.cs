using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Every file of a run by name: paths from the run's folder, with <c>/</c>.</summary>
/// <remarks>
/// All files but <see cref="Manifest"/>, <see cref="Timings"/>, <see cref="Log"/>, <see cref="Process"/> and <see cref="Report"/> are the same bytes for the same config and seed.
/// </remarks>
public static class RunFiles
{
    /// <summary>The resolved config.</summary>
    public const string Config = "config.yaml";

    /// <summary>Metrics, a row a generation.</summary>
    public const string Metrics = "metrics.csv";

    /// <summary>What the metrics are between two halves of real images.</summary>
    public const string Floors = "floors.csv";

    /// <summary>Training, a row an epoch.</summary>
    public const string Training = "training.csv";

    /// <summary>Label counts by data set and judge.</summary>
    public const string LabelCounts = "label_counts.csv";

    /// <summary>Accuracy of each classifier on each data set.</summary>
    public const string AccuracyMatrix = "accuracy_matrix.csv";

    /// <summary>Mean cross-entropy of each classifier on each data set.</summary>
    public const string LossMatrix = "loss_matrix.csv";

    /// <summary>The animated sample sheets.</summary>
    public const string Animation = "model_collapse.gif";

    /// <summary>Version, seed, command, machine, state and file hashes.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The report of a run, a group of them, or a comparison.</summary>
    public const string Report = "report.html";

    /// <summary>Seconds by generation and phase.</summary>
    public const string Timings = "timings.csv";

    /// <summary>What happened when.</summary>
    public const string Log = "run.log";

    /// <summary>Number of the process at work; there while it is.</summary>
    public const string Process = "run.pid";

    /// <summary>Folder of each generation's weights.</summary>
    public const string CheckpointFolder = "checkpoints";

    /// <summary>Folder of the checkpoint to go on from.</summary>
    public const string StateFolder = "state";

    /// <summary>Folder of the sampled data sets that are kept.</summary>
    public const string DataSetFolder = "datasets";

    /// <summary>Folder of the pictures of latent spaces.</summary>
    public const string LatentWalkFolder = "plots/latent_walk";

    /// <summary>The pictures of <c>plots/</c> without their endings <c>.png</c> and <c>.svg</c>.</summary>
    public static class Plots
    {
        /// <summary>Effective classes and accuracy on real digits by generation.</summary>
        public const string Collapse = "plots/collapse";

        /// <summary>Accuracy of each classifier on each data set.</summary>
        public const string AccuracyMatrix = "plots/accuracy_matrix";

        /// <summary>Cross-entropy of each classifier on each data set.</summary>
        public const string LossMatrix = "plots/loss_matrix";

        /// <summary>VAE loss by epoch.</summary>
        public const string VaeTrainingLoss = "plots/training_curves/vae_training_loss";

        /// <summary>Classifier loss by epoch.</summary>
        public const string ClassifierTrainingLoss = "plots/training_curves/classifier_training_loss";

        /// <summary>Classifier accuracy by epoch.</summary>
        public const string ClassifierTrainingAccuracy = "plots/training_curves/classifier_training_accuracy";

        /// <summary>VAE loss of the last epoch by generation.</summary>
        public const string VaeFinalLoss = "plots/final_values/vae_final_loss";

        /// <summary>Classifier loss of the last epoch by generation.</summary>
        public const string ClassifierFinalLoss = "plots/final_values/classifier_final_loss";

        /// <summary>Classifier accuracy of the last epoch by generation.</summary>
        public const string ClassifierFinalAccuracy = "plots/final_values/classifier_final_accuracy";

        /// <summary>Labels by the current judge.</summary>
        public const string LabelCounts = "plots/label_frequencies/label_counts";

        /// <summary>Labels by the initial judge.</summary>
        public const string InitialLabelCounts = "plots/label_frequencies/initial_label_counts";

        /// <summary>What a generation's VAE makes of the same latent points as every other's.</summary>
        /// <param name="generation">Generation, from 1.</param>
        public static string LatentWalk(int generation) => $"{LatentWalkFolder}/generation_{generation}";
    }

    /// <summary>Sample sheet of a data set, without its ending <c>.png</c> or <c>.svg</c>.</summary>
    /// <param name="generation">Data set, from 0.</param>
    public static string SampleSheet(int generation) => $"samples/iteration_{generation}";

    /// <summary>Weights of a generation's model.</summary>
    /// <param name="model"><c>vae</c> or <c>classifier</c>.</param>
    /// <param name="generation">Generation, from 1.</param>
    public static string Checkpoint(string model, int generation) => $"{CheckpointFolder}/{model}_{generation}.safetensors";

    /// <summary>A checkpoint to go on from.</summary>
    public static string State(TrainingPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return $"{StateFolder}/generation_{position.Generation}_{TrainingCsv.NameOf(position.Model)}_epoch_{position.Epoch}_step_{position.Step}.safetensors";
    }

    /// <summary>Whether a file is a checkpoint to go on from.</summary>
    public static bool IsState(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith(StateFolder + "/", StringComparison.Ordinal);
    }

    /// <summary>Whether a file is weights: those of a generation, or a checkpoint to go on from.</summary>
    public static bool IsWeights(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith(CheckpointFolder + "/", StringComparison.Ordinal) || IsState(file);
    }

    /// <summary>Images of a data set that a generation sampled.</summary>
    public static string DataSetImages(int generation) => $"{DataSetFolder}/generation_{generation}_images.npy";

    /// <summary>Labels of a data set that a generation sampled.</summary>
    public static string DataSetLabels(int generation) => $"{DataSetFolder}/generation_{generation}_labels.npy";

    /// <summary>Whether a file is part of a data set that a generation sampled.</summary>
    public static bool IsDataSet(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith(DataSetFolder + "/", StringComparison.Ordinal);
    }

    /// <summary>Whether a file is a picture of a latent space.</summary>
    public static bool IsLatentWalk(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith(LatentWalkFolder + "/", StringComparison.Ordinal);
    }

    /// <summary>Whether a checkpoint, a part of a data set or a picture of a latent space bears a name that a run gives it, and not one that a person gave.</summary>
    internal static bool IsOurs(string file)
    {
        const string Start = "generation_";
        return Path.GetFileName(file).StartsWith(Start, StringComparison.Ordinal)
            && (!IsLatentWalk(file) || (Path.GetExtension(file) is ".png" or ".svg" && Path.GetFileNameWithoutExtension(file)[Start.Length..].All(char.IsAsciiDigit)));
    }

    /// <summary>Whether a file is the same bytes for the same config and seed: it speaks of no time and no machine.</summary>
    public static bool IsReproducible(string file) => file is not (Manifest or Timings or Log or Process or Report);

    /// <summary>
    /// Whether a path stays inside the folder that it counts from, on every system: names parted by single slashes, none of them <c>.</c>
    /// or <c>..</c>, and no backslash, colon or control character in them.
    /// </summary>
    internal static bool IsPath(string file) =>
        file.Split('/').All(name => name is not ("" or "." or "..")) && !file.AsSpan().ContainsAny('\\', ':') && PlainText.FirstControl(file) is null;
}

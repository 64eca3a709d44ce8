using Ouroboros.Cli.Display;
using Ouroboros.Cli.Planning;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Running;

/// <summary>Prints what a run would do.</summary>
internal static class DryRun
{
    /// <summary>Writes config, folder, amounts and files.</summary>
    public static void Write(TextWriter output, ExperimentConfig config, string folder, int threads, DataFacts data)
    {
        var images = config.Experiment.NumTrainingImages ?? data.TrainingImages;
        var plan = new RunPlan(config, images);
        var generations = config.Experiment.Iterations;
        output.WriteLine(ConfigText.Write(config));
        TextTable.Write(output,
        [
            ["folder", folder],
            ["data", data.Name],
            ["training images", $"{images:N0}, then {config.Experiment.NumGeneratedSamples:N0} samples a generation"],
            ["generations", $"{generations:N0}"],
            ["steps", $"{plan.Steps:N0}"],
            ["parameters", $"{plan.VaeParameters:N0} in the VAE, {plan.ClassifierParameters:N0} in the classifier"],
            ["threads", $"{threads}"],
            ["seed", config.Experiment.RandomSeed is { } seed ? $"{seed}" : "drawn when the run starts"],
        ]);
        output.WriteLine();
        output.WriteLine("Files:");
        TextTable.Write(output,
        [
            ["  config.yaml, manifest.json, run.log", "how it ran"],
            ["  metrics.csv, label_counts.csv, timings.csv", "numbers by generation"],
            ["  training.csv", "numbers by epoch"],
            ["  accuracy_matrix.csv, loss_matrix.csv", "every classifier on every data set"],
            ["  samples/iteration_0 to iteration_" + $"{generations}", $"{config.Experiment.NumDisplayedSamples} images each, PNG and SVG"],
            ["  plots/", "matrices, curves, final values, labels; PNG and SVG"],
            ["  model_collapse.gif", Units.Count(generations + 1, "frame")],
            ["  checkpoints/", $"weights of {Units.Count(generations, "generation")}, {Units.Bytes(plan.CheckpointBytes)}"],
        ]);
        output.WriteLine();
        output.WriteLine("Nothing was trained (--dry-run).");
    }
}

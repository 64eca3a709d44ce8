using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Running;

/// <summary>Prints what a run would do, and what it would take.</summary>
internal static class DryRun
{
    /// <summary>Writes config, folder, amounts and files.</summary>
    /// <param name="services">Where to, and the machine.</param>
    /// <param name="plan">The run.</param>
    /// <param name="times">How long its images take here.</param>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="threads">Its threads.</param>
    /// <param name="device">Its device, in words; null where none was asked for.</param>
    /// <param name="isElsewhere">Whether that is another than the processor.</param>
    public static void Write(CliServices services, RunPlan plan, ImageTimes times, string folder, ThreadCount threads, string? device, bool isElsewhere)
    {
        var (output, machine) = (services.Terminal.Out, services.Machine);
        var experiment = plan.Config.Experiment;
        var checkpoints = DiskEstimate.Checkpoints(plan);
        var dataSets = DiskEstimate.DataSets(plan);
        var rest = DiskEstimate.Pictures(plan) + DiskEstimate.Tables(plan);
        output.WriteLine(ConfigText.Write(plan.Config));
        TextTable.WriteFacts(services.Terminal,
        [
            ["folder", folder],
            ["data", plan.Data.Name],
            ["regime", ConfigKeys.Find("regime.kind")!.Format(plan.Config)],
            ["training images", RegimeWords.Learnt(plan)],
            ["generations", $"{plan.Generations:N0}"],
            ["steps", $"{plan.Steps:N0}"],
            ["parameters", $"{plan.Models.VaeParameters:N0} in the VAE, {plan.Models.ClassifierParameters:N0} in the classifier"],
            ["threads", threads.Words + (threads.Count > machine.Processors ? $", more than the {Units.Count(machine.Processors, "core")} here: slower than fewer" : "")],
            .. device is null ? Array.Empty<string[]>() : [["device", device]],
            ["seed", experiment.RandomSeed is { } seed ? $"{seed}" : "drawn when the run starts"],
            ["time", Time(new TimeEstimate(plan, times)) + (times.OfSmallerModels ? " on smaller networks" : "")],
            .. plan.HasPool ? [["a generation", Growing(new TimeEstimate(plan, times))]] : Array.Empty<string[]>(),
            ["memory", Memory(MemoryEstimate.Peak(plan), machine)],
            .. isElsewhere ? [["device memory", $"about {Units.Roughly(MemoryEstimate.OnDevice(plan).All)}"]] : Array.Empty<string[]>(),
            ["disk", $"{Units.Bytes(checkpoints)} of weights, about {Units.Roughly(rest)} of pictures and tables, {Units.Roughly(DiskEstimate.Resuming(plan))} to go on from"
                + (dataSets == 0 ? "" : $", {Units.Bytes(dataSets)} of sampled data sets")],
        ]);
        output.WriteLine();
        output.WriteLine("Files:");
        TextTable.WriteFacts(services.Terminal,
        [
            ["  config.yaml, manifest.json, run.log", "how it ran"],
            ["  metrics.csv, label_counts.csv, timings.csv", "numbers by generation"],
            ["  floors.csv", "the metrics between two halves of real digits"],
            ["  training.csv", "numbers by epoch"],
            ["  accuracy_matrix.csv, loss_matrix.csv", "every classifier on every data set"],
            ["  samples/iteration_0 to iteration_" + $"{plan.Generations}", $"{experiment.NumDisplayedSamples} images each, PNG and SVG"],
            ["  plots/", "matrices, curves, final values, labels, latent space; PNG and SVG"],
            ["  report.html", "all of it in one page, for a browser"],
            ["  model_collapse.gif", Units.Count(plan.Generations + 1, "frame")],
            ["  checkpoints/", $"weights of {Units.Count(plan.Generations, "generation")}, {Units.Bytes(checkpoints)}"],
            ["  state/", $"what resume goes on from, at most {plan.Config.Output.CheckpointSeconds} s old"],
            .. dataSets == 0 ? Array.Empty<string[]>() : [["  datasets/", "sampled images and labels, .npy"]],
        ]);
        output.WriteLine();
        output.WriteLine("Nothing was trained (--dry-run).");
    }

    private static string Growing(TimeEstimate estimate) =>
        $"about {Units.Duration(TimeSpan.FromSeconds(estimate.GenerationSeconds(1)))} the first, {Units.Duration(TimeSpan.FromSeconds(estimate.GenerationSeconds(estimate.Generations)))} the last";

    private static string Memory(long peak, Machine machine) => $"about {Units.Roughly(peak)} at the peak{machine.Lack(peak)}";

    private static string Time(TimeEstimate estimate)
    {
        var total = estimate.TotalSeconds;
        var parts = new (string Name, double Seconds)[]
            {
                ("VAE", estimate.Seconds(Workload.VaeTraining)),
                ("classifier", estimate.Seconds(Workload.ClassifierTraining)),
                ("evaluation", estimate.Seconds(Workload.Evaluation) + estimate.Seconds(Workload.Reconstruction)),
                ("metrics", estimate.MetricSeconds),
                ("sampling", estimate.Seconds(Workload.Sampling)),
                ("start and files", estimate.OtherSeconds),
            }
            .Select(part => (part.Name, Percent: Math.Round(100 * part.Seconds / total)))
            .Where(part => part.Percent > 0)
            .OrderByDescending(part => part.Percent)
            .Select(part => $"{part.Name} {part.Percent:F0} %");
        return $"about {Units.Duration(TimeSpan.FromSeconds(total))} ({string.Join(", ", parts)}), measured just now";
    }
}

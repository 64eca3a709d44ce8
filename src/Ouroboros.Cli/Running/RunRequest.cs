using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary>Everything that starts an experiment.</summary>
/// <param name="Config">The config, its seed included.</param>
/// <param name="Threads">Threads to compute with, from 1; they change the time and not the results.</param>
/// <param name="Data">The real images.</param>
/// <param name="OutputFolder">Full path of the run's folder; it exists, and is empty or holds the run to resume.</param>
/// <param name="CommandLine">The command line as typed, for the manifest.</param>
internal sealed record RunRequest(
    ExperimentConfig Config, int Threads, RunData Data, string OutputFolder, IReadOnlyList<string> CommandLine)
{
    /// <summary>Manifest of the run to resume; null for a new one.</summary>
    public Manifest? Earlier { get; init; }

    /// <summary>Where to go on; null at the beginning.</summary>
    public ResumePoint? From { get; init; }

    /// <summary>Full path of the folder of the real images; null for the embedded MNIST.</summary>
    public string? DataFolder => Data.Folder;

    /// <summary>Loads the real images.</summary>
    public MnistData LoadData() => Data.Load(Config.Classifier.Classes);
}

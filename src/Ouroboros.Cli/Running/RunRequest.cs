using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Cli.Running;

/// <summary>Everything that starts an experiment.</summary>
/// <param name="Config">The config, its seed included.</param>
/// <param name="Threads">Threads to compute with, from 1; they change the time and not the results.</param>
/// <param name="LoadData">Loads the real digits.</param>
/// <param name="DataFolder">Full path of the folder they come from; null for the embedded MNIST.</param>
/// <param name="OutputFolder">Full path of the run's folder; it exists and is empty.</param>
/// <param name="CommandLine">The command line as typed, for the manifest.</param>
internal sealed record RunRequest(
    ExperimentConfig Config,
    int Threads,
    Func<MnistData> LoadData,
    string? DataFolder,
    string OutputFolder,
    IReadOnlyList<string> CommandLine);

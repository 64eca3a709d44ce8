using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Reporting.Png;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Reporting.Html;

/// <summary>A run as its folder tells it: what a report is made from.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Manifest">Seed, machine, times, hashes.</param>
/// <param name="History">All numbers so far.</param>
/// <param name="ConfigYaml">Text of its <c>config.yaml</c>.</param>
/// <param name="Sheets">Its sample sheets, PNG, by generation; those that are missing or changed are left out.</param>
/// <param name="Walks">Its pictures of the latent space, PNG, by generation; likewise.</param>
/// <param name="Timings">Seconds by generation and phase; none where they are missing or damaged.</param>
public sealed record ReportedRun(
    string Name,
    Manifest Manifest,
    RunHistory History,
    string ConfigYaml,
    IReadOnlyDictionary<int, byte[]> Sheets,
    IReadOnlyDictionary<int, byte[]> Walks,
    IReadOnlyList<PhaseTiming> Timings)
{
    private const string Ending = ".png";

    /// <summary>The data set that the run learned.</summary>
    public DataSource Source => History.Config.Data.Source;

    /// <summary>The last generation that is complete.</summary>
    public int LastGeneration => History.Metrics.Count == 0 ? 0 : History.Metrics[^1].Generation;

    /// <summary>Reads a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="config">Its config, as its <c>config.yaml</c> has it.</param>
    /// <exception cref="RunFolderException">A table is missing, or the disk refuses.</exception>
    /// <exception cref="RunFileException">A table is damaged.</exception>
    public static ReportedRun Load(RunFolder folder, Manifest manifest, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var history = RunHistoryReader.Load(folder, config);
        return new(
            folder.Name,
            manifest,
            history,
            folder.ReadText(RunFiles.Config),
            Pictures(folder, manifest, RunFiles.SampleSheet),
            Pictures(folder, manifest, RunFiles.Plots.LatentWalk),
            LoadTimings(folder));
    }

    // Only what is the file that the run wrote: nothing else is known to be a picture.
    private static Dictionary<int, byte[]> Pictures(RunFolder folder, Manifest manifest, Func<int, string> nameOf) =>
        Enumerable.Range(0, manifest.GenerationsDone + 1)
            .Select(generation => (Generation: generation, File: nameOf(generation) + Ending))
            .Where(picture => manifest.Files.TryGetValue(picture.File, out var hash) && folder.Has(picture.File) && folder.HashOf(picture.File) == hash)
            .Select(picture => (picture.Generation, Content: folder.Read(picture.File)))
            .Where(picture => PngFormat.HasSize(picture.Content))
            .ToDictionary(picture => picture.Generation, picture => picture.Content);

    private static IReadOnlyList<PhaseTiming> LoadTimings(RunFolder folder)
    {
        try
        {
            return RunHistoryReader.LoadTimings(folder);
        }
        catch (RunException)
        {
            return [];
        }
    }
}

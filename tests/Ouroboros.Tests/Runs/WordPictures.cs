using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

/// <summary>Pictures in words.</summary>
internal sealed class WordPictures : IRunPictures
{
    public bool Animated { get; init; } = true;

    public IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config)
    {
        yield return File($"{RunFiles.SampleSheet(sheet.Generation)}.png", $"sheet {sheet.Labels[0]}");
        yield return File($"{RunFiles.SampleSheet(sheet.Generation)}.svg", "svg");
    }

    public IEnumerable<RunFile> Plots(RunHistory history) =>
        [File($"{RunFiles.Plots.AccuracyMatrix}.png", $"plots of {history.Metrics.Count}")];

    public IEnumerable<RunFile> LatentWalk(LatentWalk walk, ExperimentConfig config) =>
        [File($"{RunFiles.Plots.LatentWalk(walk.Generation)}.png", Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(walk.Pixels.Span))))];

    public RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config) => Animated
        ? File(RunFiles.Animation, string.Join(", ", sheets.Select(sheet => Encoding.UTF8.GetString(sheet.Content))))
        : null;

    public RunFile? Report(RunFolder folder, Manifest manifest, ExperimentConfig config) => File(RunFiles.Report, $"report: {manifest.State}, {manifest.Files.Count} files");

    private static RunFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}

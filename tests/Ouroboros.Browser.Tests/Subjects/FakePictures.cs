using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Latent;
using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Browser.Tests.Subjects;

/// <summary>Of a run's pictures only those that a report shows as they are: sample sheets, and latent spaces of grey squares.</summary>
/// <param name="collapseAt">When the run collapses.</param>
/// <param name="last">Its last generation.</param>
internal sealed class FakePictures(int collapseAt, int last) : IRunPictures
{
    private readonly RunPictures _real = new();

    public IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config) => _real.SampleSheet(sheet, config).Where(IsShown);

    // Not from weights, of which a made-up run has none.
    public IEnumerable<RunFile> Plots(RunHistory history) =>
        new[] { 1, collapseAt - 1, collapseAt, last }.SelectMany(generation => LatentWalk(Grey(generation), history.Config));

    public IEnumerable<RunFile> LatentWalk(LatentWalk walk, ExperimentConfig config) => _real.LatentWalk(walk, config).Where(IsShown);

    public RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config) => null;

    public RunFile? Report(RunFolder folder, Manifest manifest, ExperimentConfig config) => null;

    // Another grey in each generation, so that a picture in a wrong place is seen.
    private static LatentWalk Grey(int generation)
    {
        var pixels = new float[LatentPoints.Count * DigitSet.PixelsPerImage];
        Array.Fill(pixels, 0.2f + (0.08f * generation));
        return new(generation, pixels);
    }

    private static bool IsShown(RunFile file) => file.Path.EndsWith(".png", StringComparison.Ordinal);
}

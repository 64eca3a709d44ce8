using Ouroboros.Configuration;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>Everything a run has to show: sample sheets, plots, animation.</summary>
public sealed class RunPictures : IRunPictures
{
    /// <inheritdoc/>
    public IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config) => SampleSheets.Render(sheet, config.Data.Source);

    /// <inheritdoc/>
    public IEnumerable<RunFile> Plots(RunHistory history) => RunPlots.Render(history);

    /// <inheritdoc/>
    public IEnumerable<RunFile> LatentWalk(LatentWalk walk, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return LatentWalks.Render(walk, config.Vae.LatentDim);
    }

    /// <inheritdoc/>
    public RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var gif = CollapseAnimation.FromSheets(sheets, config.Visualization.SampleGifDuration, loop: true);
        return new RunFile(RunFiles.Animation, gif);
    }

    /// <inheritdoc/>
    public RunFile? Report(RunFolder folder, Manifest manifest, ExperimentConfig config) =>
        new(RunFiles.Report, RunReport.Render([ReportSubject.Of(folder, ReportedRun.Load(folder, manifest, config))]));
}

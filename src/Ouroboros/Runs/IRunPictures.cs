using Ouroboros.Configuration;

namespace Ouroboros.Runs;

/// <summary>Draws a run's pictures. Equal input gives equal bytes.</summary>
public interface IRunPictures
{
    /// <summary>The displayed images of a data set: <see cref="RunFiles.SampleSheet"/> as <c>.png</c> and <c>.svg</c>.</summary>
    IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config);

    /// <summary>The plots of <see cref="RunFiles.Plots"/>, each as <c>.png</c> and <c>.svg</c>.</summary>
    IEnumerable<RunFile> Plots(RunHistory history);

    /// <summary>A generation's latent space: <see cref="RunFiles.Plots.LatentWalk"/> as <c>.png</c> and <c>.svg</c>.</summary>
    IEnumerable<RunFile> LatentWalk(LatentWalk walk, ExperimentConfig config);

    /// <summary>The animation of the sample sheets, <see cref="RunFiles.Animation"/>; null for none.</summary>
    /// <param name="sheets">The run's sample sheets as PNG files, data set 0 first, read from disk one by one as they are asked for.</param>
    /// <param name="config">The run's resolved config.</param>
    RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config);

    /// <summary>The report of the run, <see cref="RunFiles.Report"/>; null for none.</summary>
    /// <param name="folder">The run's folder, every other file of it written.</param>
    /// <param name="manifest">The manifest as it stands there.</param>
    /// <param name="config">The run's resolved config.</param>
    RunFile? Report(RunFolder folder, Manifest manifest, ExperimentConfig config);
}

using Ouroboros.Configuration;
using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Running;

/// <summary>The pictures of Ouroboros.Reporting as the files of a run.</summary>
internal sealed class Pictures(string root) : IRunPictures
{
    public IEnumerable<RunFile> SampleSheet(SampleSheet sheet, ExperimentConfig config) =>
        SampleSheets.Render(sheet).Select(File);

    public IEnumerable<RunFile> Plots(RunHistory history) => RunPictures.Render(history).Select(File);

    public RunFile? Animation(IEnumerable<RunFile> sheets, ExperimentConfig config)
    {
        string[] paths = [.. sheets.Select(sheet => Path.Combine(root, sheet.Path))];
        return new(RunFiles.Animation, CollapseAnimation.FromSampleFiles(paths, config.Visualization.SampleGifDuration, loop: true));
    }

    private static RunFile File(PictureFile picture) => new(picture.Path, picture.Content.ToArray());
}

using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;
using Ouroboros.Theory;

namespace Ouroboros.Reporting;

/// <summary>The plots of the theory lab, each as PNG and as SVG; equal results give equal bytes on every machine.</summary>
public static class TheoryPlots
{
    /// <summary>A picture for each statistic; each is drawn when it is asked for.</summary>
    public static IEnumerable<RunFile> Render(TheoryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Series.SelectMany(series => PictureEncoder.Encode(TheoryFiles.Plot(series.Statistic), TheoryPlot.Make(result.Settings, series)));
    }
}

using Ouroboros.Replication;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>The metrics of several runs over their generations, a plot a metric, each as PNG and as SVG.</summary>
public static class ComparisonPlots
{
    /// <summary>The most runs that are told apart in a plot.</summary>
    public const int MostRuns = ListKey.MostInColumn;

    private const int LongestName = 26;
    private const int HeadOfName = 12;

    /// <summary>Draws every metric that a run has.</summary>
    /// <param name="runs">1 to <see cref="MostRuns"/> runs or groups.</param>
    /// <param name="heading">What their names are, above them; may be empty.</param>
    /// <returns>The files of the folder <c>plots</c>, what tells most first; each is drawn when it is asked for.</returns>
    public static IEnumerable<RunFile> Render(IReadOnlyList<ComparedRun> runs, string heading = "")
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count > MostRuns)
        {
            throw new ArgumentException($"Found {runs.Count} runs, expected at most {MostRuns}.", nameof(runs));
        }

        return Figures(runs, heading).SelectMany(figure => PictureEncoder.Encode(figure.Path, figure.Figure));
    }

    /// <summary>Every plot by its path without extension.</summary>
    internal static IEnumerable<(string Path, Figure Figure)> Figures(IReadOnlyList<ComparedRun> runs, string heading = "")
    {
        var names = new ListKey(heading, [.. runs.Select((run, place) => SeriesPlot.Entry(Shortened(run.Name), place))]);
        var metrics = MetricColumns.InOrder(runs.SelectMany(run => run.Summary.Metrics).Distinct(StringComparer.Ordinal).Where(SeriesPlot.IsDrawn));
        foreach (var metric in metrics)
        {
            PlottedSeries[] series =
            [
                .. runs.Select(run => GroupPlots.SeriesOf(
                    run.Summary, metric, run.Floors.TryGetValue(metric, out var floor) ? floor : null, withSingles: false) with { Name = run.Name }),
            ];
            yield return (GroupFiles.Plot(metric), SeriesPlot.Make(metric, Reading(series), series, names));
        }
    }

    private static string Reading(PlottedSeries[] series)
    {
        string[] parts =
        [
            .. series.Any(one => one.Band.Count > 1) ? [$"Band: 95 % interval of the replicates\u2019 mean, or the range of fewer than {Bootstrap.MinReplicates}"] : Array.Empty<string>(),
            .. series.Any(one => one.Floor is not null) ? ["Dashed: the same between two halves of the real data"] : Array.Empty<string>(),
        ];
        return string.Join(". ", parts);
    }

    // Dates stand at the end of a name, and what was varied often does.
    private static string Shortened(string name) =>
        name.Length <= LongestName ? name : $"{name[..HeadOfName]}\u2026{name[^(LongestName - HeadOfName - 1)..]}";
}

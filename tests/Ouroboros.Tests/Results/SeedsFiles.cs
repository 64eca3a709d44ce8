using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Results;

/// <summary>The files under <c>docs/results/classic_seeds</c>: the reference experiment at a tenth of its size, under several seeds.</summary>
internal sealed class SeedsFiles
{
    private static readonly RunFolder Folder = new(Path.Combine(ResultsFiles.Docs, "results", "classic_seeds"));

    /// <summary>Each seed, the generation that it collapses in, the one from which on all its samples have one label (<see cref="ResultsFiles.OneLabel"/>), and that label.</summary>
    public IReadOnlyList<(int Seed, int Collapse, int OneLabel, int Label)> Seeds { get; } = [.. ResultsFiles.Table(Folder, GroupFiles.Collapse).Rows.Select(Seed)];

    /// <summary>Mean of the generations of collapse, and the 95 % interval of the mean.</summary>
    public (double Mean, double Low, double High) Collapse { get; } = Interval(ResultsFiles.Table(Folder, GroupFiles.CollapseSummary).Rows.Single());

    /// <summary>The same of the generations from which on all samples have one label.</summary>
    public (double Mean, double Low, double High) OneLabel
    {
        get
        {
            double[] generations = [.. Seeds.Select(seed => (double)seed.OneLabel)];
            var (low, high) = new Bootstrap(Seeds[0].Seed).OfMean(generations)!.Value;
            return (generations.Average(), low, high);
        }
    }

    private static (int Seed, int Collapse, int OneLabel, int Label) Seed(CsvRow row)
    {
        var seed = row.Integer("seed", 0, int.MaxValue);
        return (seed, row.Integer("collapse_generation", 1, 1000), ResultsFiles.OneLabelFrom(new RunFolder(Folder.FullPath(GroupFiles.Replicate(seed)))), row.Integer("top_label", 0, 9));
    }

    private static (double Mean, double Low, double High) Interval(CsvRow row) => (row.Number("mean_of_collapsed"), row.Number("mean_low"), row.Number("mean_high"));
}

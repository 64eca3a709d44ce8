using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Results;

/// <summary>A published group under <c>docs/results</c>: an experiment at a tenth of its size, under several seeds.</summary>
/// <param name="preset">The experiment; the group's folder is <c>PRESET_seeds</c>.</param>
internal sealed class SeedsFiles(string preset)
{
    private readonly RunFolder _group = new(Path.Combine(ResultsFiles.Docs, "results", $"{preset}_seeds"));

    /// <summary>
    /// Each seed, the generation from which on fewer than two effective classes are left, the one from which on all its samples
    /// have one label (<see cref="ResultsFiles.OneLabel"/>), and that label.
    /// </summary>
    public IReadOnlyList<(int Seed, int Collapse, int OneLabel, int Label)> Seeds =>
        [.. ResultsFiles.Table(_group, GroupFiles.Collapse).Rows.Select(Seed)];

    /// <summary>Mean of the generations of collapse, and the 95 % interval of the mean.</summary>
    public (double Mean, double Low, double High) Collapse
    {
        get
        {
            var row = ResultsFiles.Table(_group, GroupFiles.CollapseSummary).Rows.Single();
            return (row.Number("mean_of_collapsed"), row.Number("mean_low"), row.Number("mean_high"));
        }
    }

    /// <summary>The same of the generations from which on all samples have one label.</summary>
    public (double Mean, double Low, double High) OneLabel
    {
        get
        {
            var seeds = Seeds;
            double[] generations = [.. seeds.Select(seed => (double)seed.OneLabel)];
            var (low, high) = new Bootstrap(seeds[0].Seed).OfMean(generations)!.Value;
            return (generations.Average(), low, high);
        }
    }

    private (int Seed, int Collapse, int OneLabel, int Label) Seed(CsvRow row)
    {
        var seed = row.Integer("seed", 0, int.MaxValue);
        var replicate = new RunFolder(_group.FullPath(GroupFiles.Replicate(seed)));
        return (seed, row.Integer("collapse_generation", 1, 1000), ResultsFiles.OneLabelFrom(replicate), row.Integer("top_label", 0, 9));
    }
}

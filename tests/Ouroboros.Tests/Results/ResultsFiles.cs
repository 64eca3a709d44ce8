using System.Runtime.CompilerServices;
using System.Text;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Results;

/// <summary>A published run under <c>docs/results</c> that documents take their numbers from.</summary>
/// <param name="name">Name of its folder, which is that of its preset.</param>
internal sealed class ResultsFiles(string name)
{
    private readonly RunFolder _run = new(Path.Combine(Docs, "results", name));

    /// <summary>The repository's <c>docs</c>.</summary>
    public static string Docs { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs"));

    /// <summary>Metrics by generation.</summary>
    public MetricSeries Metrics => MetricSeries.Load(_run);

    /// <summary>The last generation.</summary>
    public int Last => Metrics.Generations - 1;

    /// <summary>The first generation from which on fewer than two effective classes are left.</summary>
    public int Collapse => Metrics.Loss().CollapseGeneration ?? throw new InvalidOperationException($"{name} has not collapsed.");

    /// <summary>A metric of a generation.</summary>
    public double Of(string metric, int generation) =>
        Metrics[metric, generation] ?? throw new InvalidOperationException($"{metric} of generation {generation} is empty.");

    /// <summary>Most frequent label of a generation by a labeler, and its share.</summary>
    public (int Label, double Share) Top(int generation, string labeler)
    {
        var counts = Counts(generation, labeler);
        var most = counts.Max();
        return (Array.IndexOf(counts, most), (double)most / counts.Sum());
    }

    /// <summary>VAE loss of an epoch.</summary>
    public double VaeLoss(int generation, int epoch) => Table(_run, RunFiles.Training).Rows
        .Single(row => row.Text("model") == "vae" && row.Integer("generation", 0, 1000) == generation && row.Integer("epoch", 0, 100_000) == epoch).Number("loss");

    /// <summary>Accuracy of a generation's classifier on a column of the matrix.</summary>
    public double Accuracy(int classifier, string column) => Table(_run, RunFiles.AccuracyMatrix).Rows[classifier - 1].Number(column);

    /// <summary>The first generation from which on all samples have one label for the first classifier, to a tenth of a percent.</summary>
    public int OneLabel => OneLabelFrom(_run);

    /// <summary>The same of any run with its label counts.</summary>
    public static int OneLabelFrom(RunFolder run) => 1 + Table(run, RunFiles.LabelCounts).Rows
        .Where(row => row.Text("judge") == "initial")
        .GroupBy(row => row.Integer("generation", 0, 1000), row => row.Integer("count", 0, int.MaxValue))
        .Where(counts => counts.Max() < 0.9995 * counts.Sum())
        .Max(counts => counts.Key);

    /// <summary>A table of a run or a group.</summary>
    public static CsvTable Table(RunFolder folder, string file) => CsvTable.Parse(Encoding.UTF8.GetString(folder.Read(file)), folder.FullPath(file));

    private int[] Counts(int generation, string labeler) =>
    [
        .. Table(_run, RunFiles.LabelCounts).Rows
            .Where(row => row.Text("judge") == labeler && row.Integer("generation", 0, 1000) == generation)
            .OrderBy(row => row.Integer("label", 0, 100)).Select(row => row.Integer("count", 0, int.MaxValue)),
    ];

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

using System.Globalization;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Results;

/// <summary>The blocks of numbers that documents show, made from the files under <c>docs/results</c>.</summary>
internal static class QuotedNumbers
{
    private static readonly ResultsFiles Classic = new("classic");
    private static readonly ResultsFiles Figures = new("reference-figures");

    /// <summary>Each block by its name.</summary>
    public static IReadOnlyDictionary<string, Func<string>> Blocks { get; } = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["classic-table"] = () => Table(Classic),
        ["classic-end"] = () => End(Classic),
        ["figures-table"] = () => Table(Figures),
        ["figures-end"] = () => End(Figures),
        ["both-configs"] = BothConfigs,
        ["claims"] = () => Claims.Table(Figures, Classic, new SeedsFiles("reference-figures"), new SeedsFiles("classic")),
        ["figures-seeds"] = () => Seeds(new SeedsFiles("reference-figures")),
        ["classic-seeds"] = () => Seeds(new SeedsFiles("classic")),
    };

    /// <summary>A mean and its interval: <c>9.6 [8.4, 10.8]</c>.</summary>
    public static string Interval((double Mean, double Low, double High) of) => $"{Number(of.Mean, 1)} [{Number(of.Low, 1)}, {Number(of.High, 1)}]";

    /// <summary>A number with a fixed count of decimals, the same on every machine.</summary>
    public static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share, int digits) => $"{Number(100 * share, digits)} %";

    // The way down to the collapse generation by generation, then the end.
    private static string Table(ResultsFiles files)
    {
        int[] generations =
        [
            .. Enumerable.Range(0, files.Collapse + 1)
                .Where(generation => generation < 2 || generation % 2 == files.Collapse % 2)
                .Append(files.OneLabel).Append(files.Last).Distinct().Order(),
        ];
        return string.Join('\n',
        [
            Cells("generation", generations, generation => generation == 0 ? "0 (real)" : $"{generation}"),
            $"|---|{string.Concat(generations.Select(_ => "---|"))}",
            Cells("effective classes", generations, generation => Number(files.Of(MetricColumns.EffectiveClasses, generation), 2)),
            Cells(
                "accuracy on real test digits", generations,
                generation => generation == 0 ? "" : Percent(files.Of(MetricColumns.RealTestAccuracy, generation), 0)),
        ]);
    }

    private static string Cells(string name, IEnumerable<int> generations, Func<int, string> cell) =>
        $"| {name} | {string.Join(" | ", generations.Select(cell))} |";

    private static string End(ResultsFiles files)
    {
        var (label, share) = files.Top(files.Last, "initial");
        return $"Fewer than two effective classes are left from generation **{files.Collapse}** on. From generation {files.OneLabel} on, "
            + $"the first generation\u2019s classifier labels all samples as {label}, to a twentieth of a percent; in generation {files.Last}, the last, {Percent(share, 1)}.";
    }

    // Both definitions for both configs, the large run and the seeds.
    private static string BothConfigs()
    {
        string[] rows =
        [
            .. new[] { ("reference-figures", Figures, "32", "2e-4"), ("classic", Classic, "50", "1e-4") }.Select(row =>
            {
                var (preset, files, latent, rate) = row;
                var seeds = new SeedsFiles(preset);
                return $"| `{preset}` | {latent} | {rate} | {files.Collapse} | {files.OneLabel} | {Interval(seeds.Collapse)} | {Interval(seeds.OneLabel)} |";
            }),
        ];
        return string.Join('\n',
        [
            "| preset | latent dimensions | learning rate | fewer than two effective classes from | one label from | five small seeds: fewer than two | five small seeds: one label |",
            "|---|---|---|---|---|---|---|",
            .. rows,
        ]);
    }

    private static string Seeds(SeedsFiles files) => string.Join('\n',
    [
        $"| seed | {string.Join(" | ", files.Seeds.Select(seed => seed.Seed))} | mean, with the 95 % interval of the mean |",
        $"|---|{string.Concat(files.Seeds.Select(_ => "---|"))}---|",
        $"| fewer than two effective classes from generation | {string.Join(" | ", files.Seeds.Select(seed => seed.Collapse))} | {Interval(files.Collapse)} |",
        $"| one label from generation | {string.Join(" | ", files.Seeds.Select(seed => seed.OneLabel))} | {Interval(files.OneLabel)} |",
        $"| that label | {string.Join(" | ", files.Seeds.Select(seed => seed.Label))} | |",
    ]);
}

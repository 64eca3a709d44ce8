using System.Globalization;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Results;

/// <summary>The blocks of numbers that documents show, made from the files under <c>docs/results</c>.</summary>
internal static class QuotedNumbers
{
    /// <summary>Each block by its name.</summary>
    public static IReadOnlyDictionary<string, Func<ResultsFiles, string>> Blocks { get; } = new Dictionary<string, Func<ResultsFiles, string>>(StringComparer.Ordinal)
    {
        ["classic-table"] = Table,
        ["classic-end"] = End,
        ["seeds"] = Seeds,
        ["claims"] = Claims,
    };

    // The way down and the collapse generation by generation, then the end.
    private static string Table(ResultsFiles files)
    {
        int[] generations = [.. Enumerable.Range(0, files.Collapse + 1).Where(generation => generation < 2 || generation % 2 == files.Collapse % 2).Append(files.Last).Distinct()];
        return string.Join('\n',
        [
            $"| generation | {string.Join(" | ", generations.Select(generation => generation == 0 ? "0 (real)" : $"{generation}"))} |",
            $"|---|{string.Concat(generations.Select(_ => "---|"))}",
            $"| effective classes | {string.Join(" | ", generations.Select(generation => Number(files.Of(MetricColumns.EffectiveClasses, generation), 2)))} |",
            $"| accuracy on real test digits | {string.Join(" | ", generations.Select(generation => generation == 0 ? "" : Percent(files.Of(MetricColumns.RealTestAccuracy, generation), 0)))} |",
        ]);
    }

    private static string End(ResultsFiles files)
    {
        var (label, share) = files.Top(files.Last, "initial");
        return $"Fewer than two effective classes are left from generation **{files.Collapse}** on; at the end the first generation\u2019s classifier calls {Percent(share, 1)} of the samples {label}s.";
    }

    private static string Seeds(ResultsFiles files)
    {
        var labels = files.EachSeed("top_label").GroupBy(label => label, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} on {group.Key}s");
        return $"{Number(files.Seeds("collapsed"), 0)} of {Number(files.Seeds("replicates"), 0)} seeds collapse, on average in generation **{Number(files.Seeds("mean_of_collapsed"), 1)}** "
            + $"(95 % interval of the mean {Number(files.Seeds("mean_low"), 1)} to {Number(files.Seeds("mean_high"), 1)}; each: {string.Join(", ", files.EachSeed("collapse_generation"))}); they end {string.Join(", ", labels)}.";
    }

    private static string Claims(ResultsFiles files)
    {
        var (first, collapse, last) = (1, files.Collapse, files.Last);
        var drop = files.Metrics.LargestDrop() ?? throw new InvalidOperationException("The effective classes never fall.");
        var (currentLabel, currentShare) = files.Top(last, "current");
        var (initialLabel, initialShare) = files.Top(last, "initial");
        return string.Join('\n',
        [
            "| quantity | value |",
            "|---|---|",
            Row("effective classes of the real data, and of generations 1, 5, 10", string.Join(", ", new[] { 0, 1, 5, 10 }.Select(generation => Number(files.Of(MetricColumns.EffectiveClasses, generation), 2)))),
            Row("largest drop from one generation to the next", $"{Number(files.Of(MetricColumns.EffectiveClasses, drop - 1), 2)} to {Number(files.Of(MetricColumns.EffectiveClasses, drop), 2)}, in generation {drop}"),
            Row("fewer than two effective classes from", $"generation {collapse} on"),
            Row("most frequent label at the end, the generation\u2019s own classifier", $"{currentLabel}: {Percent(currentShare, 2)}"),
            Row("most frequent label at the end, the first generation\u2019s classifier", $"{initialLabel}: {Percent(initialShare, 2)}"),
            Row("labels above 1 % at generation 17: own classifier, first classifier", $"{files.LabelsAbove(17, "current", 0.01)}, {files.LabelsAbove(17, "initial", 0.01)}"),
            Row($"VAE loss at the end of training, generations 1, 2, 10, 17, {last}", string.Join(", ", new[] { first, 2, 10, 17, last }.Select(generation => Number(files.Of("vae_loss", generation), 3)))),
            Row("VAE loss within generation 17: first and last epoch", $"{Number(files.VaeLoss(17, 1), 3)}, {Number(files.VaeLoss(17, 100), 3)}"),
            Row("VAE loss within the last generation: first and last epoch", $"{Number(files.VaeLoss(last, 1), 4)}, {Number(files.VaeLoss(last, 100), 4)}"),
            Row($"classifier loss at the end of training, generations 1, 2, 10, 17, {last}", string.Join(", ", new[] { first, 2, 10, 17, last }.Select(generation => Number(files.Of("classifier_loss", generation), 3)))),
            Row($"accuracy on real test digits, classifiers of generations 1, 2, 5, 10, 17, {last}", string.Join(", ", new[] { first, 2, 5, 10, 17, last }.Select(generation => Percent(files.Of(MetricColumns.RealTestAccuracy, generation), 1)))),
            Row($"the first classifier on the samples of generations 5, 10, 17, {last}", string.Join(", ", new[] { 5, 10, 17, last }.Select(generation => Percent(files.Accuracy(first, $"generation_{generation}"), 1)))),
            Row($"VAE loss on real test digits, generations 1 and {last}", $"{Number(files.Of("real_test_vae_loss", first), 1)}, {Number(files.Of("real_test_vae_loss", last), 1)}"),
        ]);
    }

    private static string Row(string quantity, string value) => $"| {quantity} | {value} |";

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    private static string Percent(double share, int digits) => $"{Number(100 * share, digits)} %";
}

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
        ["claims"] = Claims,
        ["seeds"] = _ => Seeds(new SeedsFiles()),
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
        return $"Fewer than two effective classes are left from generation **{files.Collapse}** on; at the end of this run, generation {files.Last}, the first generation\u2019s classifier calls {Percent(share, 1)} of the samples {label}s.";
    }

    // What the document that the experiment follows says, claim by claim.
    private static string Claims(ResultsFiles files)
    {
        var (collapse, last, seeds) = (files.Collapse, files.Last, new SeedsFiles());
        var drop = files.Metrics.LargestDrop() ?? throw new InvalidOperationException("The effective classes never fall.");
        int[] shown = [1, 2, 5, 10, collapse, 17, last];
        return string.Join('\n',
        [
            "| the claim | this run | |",
            "|---|---|---|",
            Row(
                "It creeps along, then suddenly almost all diversity is gone",
                $"Effective classes: {Series(files, [0, 1, 2, 4, 6, 8, 10, collapse, 14, 16], generation => Number(files.Of(MetricColumns.EffectiveClasses, generation), 2))}. The largest loss in one generation is "
                    + $"{Number(files.Of(MetricColumns.EffectiveClasses, drop - 1) - files.Of(MetricColumns.EffectiveClasses, drop), 2)}, in generation {drop}. Recall: {Series(files, [0, 1, 2, 5], generation => Percent(files.Of("recall_reference", generation), 1))}",
                "In part. It creeps, then slides; no generation takes much more than one class. What goes at once is recall, and it goes in the first generation"),
            Row(
                "Around iteration 17 the data snap to a new stable point",
                $"Fewer than two effective classes from generation {collapse} on; one label has (to a tenth of a percent) all samples from generation {files.OneLabel} on",
                $"The time, yes, for the last label. Under five seeds at a tenth of the size it comes in generation {Interval(seeds.OneLabel)}, the collapse in {Interval(seeds.Collapse)} (below)"),
            Row(
                "At iteration 17 the data set consists entirely of 8s",
                $"{Top(files, 17, "current")} to the generation\u2019s own classifier, {Top(files, 17, "initial")} to the first",
                "Yes"),
            Row(
                "Outputs end as blurred 8s and stop evolving",
                $"Last generation: {Top(files, last, "current")} to its own classifier, {Top(files, last, "initial")} to the first. Mean distance of a sample to the nearest other one: {Series(files, [1, 5, 10, 17, last], generation => Number(files.Of("nearest_sample_distance", generation), 4))}",
                "Yes"),
            Row(
                "Later classifiers cannot read real MNIST, earlier ones in part",
                $"Accuracy on real test digits: {Series(files, shown, generation => Percent(files.Of(MetricColumns.RealTestAccuracy, generation), 1))}",
                "Yes"),
            Row(
                "A classifier\u2019s accuracy on later data sets slowly degrades",
                $"The first classifier, against the labels of each data set: {Series(files, [2, 5, 8, 10, collapse, 17, last], generation => Percent(files.Accuracy(1, $"generation_{generation}"), 1))}",
                "Yes, until one label is left, which everybody gets right"),
            Row(
                "The classifier\u2019s final loss is higher while the data are changing",
                $"Cross-entropy after ten epochs: {Series(files, shown, generation => Loss(files.Of("classifier_loss", generation)))}",
                "Yes"),
            Row(
                "The VAE\u2019s final loss falls, not by training but since samples move towards what it expects",
                $"Loss after 100 epochs: {Series(files, shown, generation => Loss(files.Of("vae_loss", generation)))}; on real test digits {Number(files.Of("real_test_vae_loss", 1), 1)} in generation 1, {Number(files.Of("real_test_vae_loss", last), 1)} in {last}",
                "Yes: on real digits it rises"),
            Row(
                "After the first iteration the model had converged",
                $"Generation 1: {Number(files.VaeLoss(1, 50), 2)} after 50 epochs, {Number(files.VaeLoss(1, 100), 2)} after 100",
                "No, it was still learning; later generations go on from there"),
            Row(
                "The VAE\u2019s training loss becomes completely flat",
                $"First and last epoch: {string.Join("; ", new[] { 2, 10, collapse, 17, last }.Select(generation => $"generation {generation}: {Loss(files.VaeLoss(generation, 1))}, {Loss(files.VaeLoss(generation, 100))}"))}",
                "Yes, from the second generation on nearly so"),
            Row(
                "It is always an 8, since 8 is symmetric and like other digits",
                $"This run ends on {files.Top(last, "initial").Label}s, the five at a tenth of its size (below) on {string.Join(", ", seeds.Seeds.Select(seed => $"{seed.Label}s"))}",
                "Here yes; but of five seeds of the preset `quick`, whose networks are smaller, one ends on 2s ([regimes](regimes.md)). Why is conjecture"),
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

    private static string Interval((double Mean, double Low, double High) of) => $"{Number(of.Mean, 1)} [{Number(of.Low, 1)}, {Number(of.High, 1)}]";

    private static string Series(ResultsFiles files, IEnumerable<int> generations, Func<int, string> value) =>
        string.Join(", ", generations.Where(generation => generation <= files.Last).Distinct().Order().Select(generation => $"{value(generation)} (generation {generation})"));

    private static string Top(ResultsFiles files, int generation, string judge) => files.Top(generation, judge) is var (label, share) ? $"{Percent(share, 1)} {label}s" : "";

    private static string Row(string claim, string value, string verdict) => $"| {claim} | {value} | {verdict} |";

    // Collapsed generations have losses of a millionth.
    private static string Loss(double value) => value is 0 or >= 0.001 ? Number(value, 4) : value.ToString("0.0e-0", CultureInfo.InvariantCulture);

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    private static string Percent(double share, int digits) => $"{Number(100 * share, digits)} %";
}

using System.Globalization;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Results;

/// <summary>What the reference program's README claims, beside what each of its two configs gives here.</summary>
internal static class Claims
{
    /// <summary>The table: claim, the config that its figures were made with, the config of its defaults, and a verdict.</summary>
    public static string Table(ResultsFiles figures, ResultsFiles classic, SeedsFiles figureSeeds, SeedsFiles classicSeeds)
    {
        string Row(string claim, Func<ResultsFiles, string> value, string verdict) => $"| {claim} | {value(figures)} | {value(classic)} | {verdict} |";
        string SeedRow(string claim, Func<ResultsFiles, SeedsFiles, string> value, string verdict) =>
            $"| {claim} | {value(figures, figureSeeds)} | {value(classic, classicSeeds)} | {verdict} |";

        return string.Join('\n',
        [
            "| the claim | `reference-figures`: the config of its figures | `classic`: its defaults since | verdict |",
            "|---|---|---|---|",
            Row("It creeps along, then suddenly almost all diversity is gone", Variety, Verdict.Creeps),
            SeedRow("Around iteration 17 the data snap to a new stable point", Snap, Verdict.Snap),
            Row(
                "At iteration 17 the data set consists entirely of 8s",
                files => $"Generation 17: {Top(files, 17, "initial")} to the first classifier, {Top(files, 17, "current")} to the generation\u2019s own",
                Verdict.Eights),
            Row("Outputs end as blurred 8s and stop evolving", End, Verdict.Stops),
            Row(
                "Later classifiers cannot read real MNIST, earlier ones in part",
                files => $"Accuracy on real test digits: {Series(files, Shown(files), generation => Percent(files.Of(MetricColumns.RealTestAccuracy, generation), 1))}",
                "Yes"),
            Row(
                "A classifier\u2019s accuracy on later data sets slowly degrades until around iteration 17",
                files => $"The first classifier, against the labels of each data set: {Series(
                    files, [2, 5, 8, 10, files.Collapse, 15, 17, files.Last], generation => Percent(files.Accuracy(1, $"generation_{generation}"), 1))}",
                Verdict.Degrades),
            Row(
                "The classifier\u2019s final loss is higher while the data are changing",
                files => $"Cross-entropy after ten epochs: {Series(files, Shown(files), generation => Loss(files.Of("classifier_loss", generation)))}",
                "Yes"),
            Row("The VAE\u2019s final loss falls because the samples move towards what it expects, not because of training", FinalLoss, "Yes: on real digits it rises"),
            Row(
                "After the first iteration the model had converged",
                files => $"Generation 1: {Number(files.VaeLoss(1, 50), 2)} after 50 epochs, {Number(files.VaeLoss(1, 90), 2)} after 90, {Number(files.VaeLoss(1, 100), 2)} after 100",
                Verdict.Converged),
            Row(
                "The VAE\u2019s training loss becomes completely flat",
                files => $"First and last epoch: {string.Join("; ", new[] { 2, 10, files.Collapse, 17, files.Last }.Select(
                    generation => $"generation {generation}: {Loss(files.VaeLoss(generation, 1))}, {Loss(files.VaeLoss(generation, 100))}"))}",
                "Yes, nearly so from the second generation on"),
            SeedRow(
                "It is always an 8, since 8 is symmetric and like other digits",
                (files, seeds) => $"This run ends on {files.Top(files.Last, "initial").Label}s, its five small seeds on {string.Join(", ", seeds.Seeds.Select(seed => $"{seed.Label}s"))}",
                Verdict.AlwaysEight),
        ]);
    }

    private static string Variety(ResultsFiles files)
    {
        var drop = files.Metrics.Loss().LargestDropGeneration ?? throw new InvalidOperationException("The effective classes never fall.");
        var classes = Series(
            files, [0, 1, 2, 4, 6, 8, 10, 12, files.Collapse, 14, 16], generation => Number(files.Of(MetricColumns.EffectiveClasses, generation), 2));
        var largest = files.Of(MetricColumns.EffectiveClasses, drop - 1) - files.Of(MetricColumns.EffectiveClasses, drop);
        var recall = Series(files, [0, 1, 2, 5], generation => Percent(files.Of("recall_reference", generation), 1));
        return $"Effective classes: {classes}. The largest loss in one generation is {Number(largest, 2)}, in generation {drop}. Recall: {recall}";
    }

    private static string Snap(ResultsFiles files, SeedsFiles seeds) =>
        $"Fewer than two effective classes from generation {files.Collapse} on, one label from {files.OneLabel} on; "
        + $"over five small seeds {QuotedNumbers.Interval(seeds.Collapse)} and {QuotedNumbers.Interval(seeds.OneLabel)}";

    private static string End(ResultsFiles files) =>
        $"Last generation: {Top(files, files.Last, "initial")} to the first classifier, {Top(files, files.Last, "current")} to its own. Mean distance of a sample to the nearest other one: "
        + Series(files, [1, 5, 10, 17, files.Last], generation => Number(files.Of("nearest_sample_distance", generation), 4));

    private static string FinalLoss(ResultsFiles files) =>
        $"Loss after 100 epochs: {Series(files, Shown(files), generation => Loss(files.Of("vae_loss", generation)))}; "
        + $"on real test digits {Number(files.Of("real_test_vae_loss", 1), 1)} in generation 1, {Number(files.Of("real_test_vae_loss", files.Last), 1)} in {files.Last}";

    private static int[] Shown(ResultsFiles files) => [1, 2, 5, 10, files.Collapse, 17, files.Last];

    private static string Series(ResultsFiles files, IEnumerable<int> generations, Func<int, string> value) =>
        string.Join(", ", generations.Where(generation => generation <= files.Last).Distinct().Order().Select(generation => $"{value(generation)} (generation {generation})"));

    private static string Top(ResultsFiles files, int generation, string labeler) =>
        files.Top(generation, labeler) is var (label, share) ? $"{Percent(share, 1)} {label}s" : "";

    // Collapsed generations have losses of a millionth.
    private static string Loss(double value) => value is 0 or >= 0.001 ? Number(value, 4) : value.ToString("0.0e-0", CultureInfo.InvariantCulture);

    private static string Number(double value, int digits) => QuotedNumbers.Number(value, digits);

    private static string Percent(double share, int digits) => QuotedNumbers.Percent(share, digits);

    /// <summary>What the numbers say of each claim, in words; read them again whenever the numbers change.</summary>
    private static class Verdict
    {
        public const string Creeps =
            "In part. Effective classes slide over ten generations, by at most 1.3 in one, until one label is left. What goes at once is recall, and it goes in the first generation, before any feedback";

        public const string Snap =
            "Yes, to the generation, with the config of its figures: all samples have one label from 17 on. The generation\u2019s own classifier sees a snap, the first one a slide. Another seed moves it by a generation or two";

        public const string Eights =
            "Yes to the first classifier. The program\u2019s own figure shows 6s to the generation\u2019s own classifier, here it says 8s: what a classifier that has drifted calls the last shape is chance";

        public const string Stops = "Yes";

        public const string Degrades =
            "It degrades, and how far depends on how the labels drift: here the first classifier agrees with its successors again once one shape is left, in the program\u2019s figure it does not, since they call that shape a 6";

        public const string Converged =
            "Nearly, with the config of its figures: the last ten epochs gain less than 1 %. With the defaults it was still learning. Later generations start from these weights";

        public const string AlwaysEight =
            "Here yes, in all twelve runs. But of five seeds of the preset `quick`, whose networks are smaller, one ends on 2s ([regimes](regimes.md)). Why is conjecture";
    }
}

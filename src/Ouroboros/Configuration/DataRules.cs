using Ouroboros.Numerics;
using Ouroboros.Regimes;

namespace Ouroboros.Configuration;

/// <summary>Warns where the real images that a run takes, the first of the data set, are no fair sample of it.</summary>
internal static class DataRules
{
    // One random sample in a thousand is called unfair.
    private const double Confidence = 0.999;

    // Below one expected image in a class the statistic is no longer near its limit distribution.
    private const double FewestExpected = 1;

    // More classes than these are counted, not named.
    private const int MostNamed = 10;

    /// <summary>The warnings, by key.</summary>
    /// <param name="config">The config.</param>
    /// <param name="data">The data set it is to run on; without labels nothing is said.</param>
    public static IEnumerable<KeyValuePair<string, string>> Warnings(ExperimentConfig config, DataFacts data)
    {
        if (config.Data.Shuffle || data.TrainingLabels.IsEmpty)
        {
            yield break;
        }

        foreach (var (key, what, taken) in Taken(config, data.TrainingImages))
        {
            if (Unfair(data, taken) is { } found)
            {
                yield return new(
                    key, $"{what} are no fair sample of {data.Name}: {found}. Its images may be sorted; data.shuffle=true takes them in random order");
            }
        }
    }

    // A config whose amounts do not fit the data is refused elsewhere, and its ranges are cut here.
    private static IEnumerable<(string Key, string What, Range Taken)> Taken(ExperimentConfig config, int images)
    {
        var (experiment, regime) = (config.Experiment, config.Regime);
        var initial = Math.Min(experiment.NumTrainingImages ?? images, images);
        yield return ("experiment.num_training_images", $"the first {initial:N0} images", ..initial);
        if (experiment.Iterations == 1)
        {
            yield break;
        }

        var share = RegimePlan.RealShareOf(regime, experiment.NumGeneratedSamples);
        if (regime.Kind == Regime.Real && experiment.NumGeneratedSamples < initial)
        {
            var first = experiment.NumGeneratedSamples;
            yield return ("experiment.num_generated_samples", $"the first {first:N0} images, which every later generation learns from,", ..first);
        }
        else if (regime is { Kind: Regime.Mix, RealSource: RealSource.Fixed } && share < initial)
        {
            yield return ("regime.real_fraction", $"the first {share:N0} images, which are mixed in,", ..share);
        }
        else if (regime is { Kind: Regime.Mix, RealSource: RealSource.Fresh } && initial < images)
        {
            var end = Math.Min(images, initial + share);
            yield return ("regime.real_source", $"images {initial + 1:N0} to {end:N0}, which are mixed into generation 2,", initial..end);
        }
    }

    // Pearson's chi-squared test of a sample without replacement: its variance is smaller by (M - N) / (M - 1) for N of M images.
    private static string? Unfair(DataFacts data, Range taken)
    {
        var (all, sample) = (Counts(data, ..), Counts(data, taken));
        var (images, count) = (all.Sum(), sample.Sum());
        if (count == images)
        {
            return null;
        }

        var share = count / (double)images;
        var cells = Enumerable.Range(0, data.Classes)
            .GroupBy(label => all[label] * share < FewestExpected ? -1 : label)
            .Select(cell => (Found: cell.Sum(label => sample[label]), Expected: cell.Sum(label => all[label]) * share))
            .Where(cell => cell.Expected >= FewestExpected)
            .ToList();
        var statistic = cells.Sum(cell => (cell.Found - cell.Expected) * (cell.Found - cell.Expected) / cell.Expected);
        return cells.Count < 2 || statistic * (images - 1) / (images - count) <= ChiSquaredQuantile(cells.Count - 1)
            ? null
            : Difference(all, sample, images, count);
    }

    // E. B. Wilson and M. M. Hilferty, "The Distribution of Chi-Square", PNAS 17 (1931).
    private static double ChiSquaredQuantile(int freedom)
    {
        var part = 2 / (9.0 * freedom);
        var root = 1 - part + (NormalQuantile.At(Confidence) * Math.Sqrt(part));
        return freedom * root * root * root;
    }

    private static string Difference(int[] all, int[] sample, int images, int count)
    {
        int[] missing = [.. Enumerable.Range(0, all.Length).Where(label => all[label] > 0 && sample[label] == 0)];
        if (missing.Length > MostNamed)
        {
            return $"{missing.Length} of {all.Count(number => number > 0)} classes are missing";
        }

        if (missing.Length > 0)
        {
            return $"no image of class {string.Join(", ", missing.Select(label => $"{label}"))}";
        }

        var most = Enumerable.Range(0, all.Length).MaxBy(label => (sample[label] / (double)count) - (all[label] / (double)images));
        return $"{100.0 * sample[most] / count:F1} % are of class {most}, which has {100.0 * all[most] / images:F1} % in all";
    }

    private static int[] Counts(DataFacts data, Range range)
    {
        var counts = new int[data.Classes];
        foreach (var label in data.TrainingLabels.Span[range])
        {
            counts[label]++;
        }

        return counts;
    }
}

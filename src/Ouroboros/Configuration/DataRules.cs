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

        foreach (var taken in Taken(config, data.TrainingImages).GroupBy(taken => taken.Key))
        {
            // Of several parts the first is told; together they are called unfair as rarely as one.
            var confidence = 1 - ((1 - Confidence) / taken.Count());
            var first = taken.Select(part => (part.What, Found: Unfair(data, part.Taken, confidence))).FirstOrDefault(part => part.Found is not null);
            if (first.Found is { } found)
            {
                yield return new(
                    taken.Key, $"{first.What} are not representative of {data.Name}: {found}. Its images may be sorted; data.shuffle=true takes them in random order");
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
            for (var (generation, first) = (2, initial); generation <= experiment.Iterations && first < images; (generation, first) = (generation + 1, first + share))
            {
                var end = Math.Min(images, first + share);
                yield return ("regime.real_source", $"images {first + 1:N0} to {end:N0}, which are mixed into generation {generation},", first..end);
            }
        }
    }

    // Pearson's chi-squared test of a sample without replacement: its variance is smaller by (M - N) / (M - 1) for N of M images.
    private static string? Unfair(DataFacts data, Range taken, double confidence)
    {
        var (all, sample) = (Counts(data, ..), Counts(data, taken));
        var (images, count) = (all.Sum(), sample.Sum());
        if (count == images)
        {
            return null;
        }

        // Neighbours share a cell until it expects enough.
        List<(int Found, double Expected)> cells = [(0, FewestExpected)];
        foreach (var label in Enumerable.Range(0, data.Classes))
        {
            if (cells[^1].Expected >= FewestExpected)
            {
                cells.Add((0, 0));
            }

            cells[^1] = (cells[^1].Found + sample[label], cells[^1].Expected + (all[label] * (count / (double)images)));
        }

        // The first is empty; the last may expect too little.
        cells.RemoveAt(0);
        if (cells.Count > 1 && cells[^1].Expected < FewestExpected)
        {
            cells[^2] = (cells[^2].Found + cells[^1].Found, cells[^2].Expected + cells[^1].Expected);
            cells.RemoveAt(cells.Count - 1);
        }

        var statistic = cells.Sum(cell => (cell.Found - cell.Expected) * (cell.Found - cell.Expected) / cell.Expected);
        return cells.Count < 2 || statistic * (images - 1) / (images - count) <= ChiSquaredQuantile(cells.Count - 1, confidence)
            ? null
            : Difference(all, sample, images, count);
    }

    // E. B. Wilson and M. M. Hilferty, "The Distribution of Chi-Square", PNAS 17 (1931).
    private static double ChiSquaredQuantile(int freedom, double confidence)
    {
        var part = 2 / (9.0 * freedom);
        var root = 1 - part + (NormalQuantile.At(confidence) * Math.Sqrt(part));
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

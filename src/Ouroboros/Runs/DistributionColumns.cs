namespace Ouroboros.Runs;

/// <summary>The columns of <see cref="DistributionMetrics"/> in <c>metrics.csv</c>, which are the rows of <c>floors.csv</c>.</summary>
internal static class DistributionColumns
{
    /// <summary>Every column, in the files' order.</summary>
    public static IReadOnlyList<(string Name, Func<DistributionMetrics, double?> Value)> All { get; } =
    [
        ("frechet_distance_reference", metrics => metrics.FrechetDistance),
        ("precision_reference", metrics => metrics.Precision),
        ("recall_reference", metrics => metrics.Recall),
        ("density_reference", metrics => metrics.Density),
        ("coverage_reference", metrics => metrics.Coverage),
        ("vendi_score_reference", metrics => metrics.VendiScore),
        ("label_entropy_reference", metrics => metrics.LabelEntropy),
        ("effective_classes_reference", metrics => metrics.EffectiveClasses),
        ("label_total_variation", metrics => metrics.LabelTotalVariation),
        ("nearest_train_distance", metrics => metrics.NearestTrainDistance),
        ("nearest_sample_distance", metrics => metrics.NearestSampleDistance),
    ];

    /// <summary>Puts metrics together from the values of their columns.</summary>
    /// <param name="value">Value of a column; null for none.</param>
    public static DistributionMetrics Join(Func<string, double?> value)
    {
        var i = 0;
        return new DistributionMetrics
        {
            FrechetDistance = Next(),
            Precision = Next(),
            Recall = Next(),
            Density = Next(),
            Coverage = Next(),
            VendiScore = Next(),
            LabelEntropy = Next(),
            EffectiveClasses = Next(),
            LabelTotalVariation = Next(),
            NearestTrainDistance = Next(),
            NearestSampleDistance = Next(),
        };

        // Initialisers run in the order in which they are written, which is that of the columns; a test reads back what it writes.
        double? Next() => value(All[i++].Name);
    }
}

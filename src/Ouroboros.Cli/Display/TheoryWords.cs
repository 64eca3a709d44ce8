using Ouroboros.Numerics;
using Ouroboros.Regimes;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Display;

/// <summary>The theory lab's experiments and results in words.</summary>
internal static class TheoryWords
{
    private const double Agreement = 4;
    private const double HalfOfTruth = 0.5;

    /// <summary>The regime and what it means.</summary>
    public static string Regime(TheorySettings settings)
    {
        var regime = settings.Regime;
        var share = Units.Percent(RegimePlan.RealShareOf(regime, settings.Rows) / (double)settings.Rows);
        var text = regime.Kind switch
        {
            Regimes.Regime.Replace => "replace: each generation learns the samples of the one before, and nothing else",
            Regimes.Regime.Accumulate => "accumulate: each generation learns the real rows and all samples so far",
            Regimes.Regime.AccumulateSubsample => "accumulate-subsample: each generation learns a random part of the real rows and all samples so far",
            Regimes.Regime.Mix when regime.RealSource == RealSource.Fresh => $"mix: {share} of what each generation learns is real and new, the rest samples of the one before",
            Regimes.Regime.Mix => $"mix: {share} of what each generation learns are the same real rows, the rest samples of the one before",
            Regimes.Regime.Filter => $"filter: of {regime.Oversampling} samples the truth keeps the one it finds likeliest",
            _ => "real: each generation learns the same real rows, the control",
        };
        return text + (regime.SamplingTemperature is 1 ? "" : $"; variance of samples times {regime.SamplingTemperature}");
    }

    /// <summary>What a result shows, in a few sentences.</summary>
    public static string Finding(TheoryResult result)
    {
        var first = result.Series[0];
        var (last, generations) = (first.Points[^1], Units.Count(result.Settings.Generations, "generation"));
        var text = Story(result, first, last, generations);
        return string.Join(' ', new[] { text, Reason(result.Settings), Verdict(result) }.Where(part => part.Length > 0));
    }

    private static string Story(TheoryResult result, TheorySeries first, TheoryPoint last, string generations)
    {
        if (last.Mean is not { } mean)
        {
            return $"After {generations} some chains have collapsed to a single number.";
        }

        var truth = first.Statistic.Truth;
        switch (result.Settings.Model)
        {
            case TheoryModelKind.Gaussian or TheoryModelKind.GaussianUnbiased when Typical(result) is { } typical:
                return last.ClosedForm is { } expected && expected >= HalfOfTruth * truth && typical < expected / 2
                    ? $"After {generations} the expected variance is {expected:F2} and the chains' mean {mean:F2}, and yet a typical chain keeps {Units.Percent(typical)}: a few chains that grow carry the mean, the others collapse."
                    : $"After {generations} {Units.Percent(Math.Max(0, mean / truth))} of the variance is left on average, {Units.Percent(typical)} in a typical chain.";
            case TheoryModelKind.GaussianWeighted or TheoryModelKind.Regression:
                return $"After {generations} the {first.Statistic.Title} is {mean:G3}, {mean / first.Points[0].Mean:F1} times that of one fit to real rows.";
            default:
                return $"After {generations} {Units.Percent(Math.Clamp(mean / truth, 0, 1))} of the {first.Statistic.Title} is left"
                    + (result.Series[^1] is { Points: [.., { Mean: { } kept }], Statistic: { HasForm: false } statistic } ? $", and {kept:F1} of {statistic.Truth:F0} {statistic.Title.Replace(" left", "", StringComparison.Ordinal)}." : ".");
        }
    }

    // What holds whatever the numbers; a temperature changes too much for one sentence.
    private static string Reason(TheorySettings settings) => settings.Regime switch
    {
        { SamplingTemperature: not 1 } => "",
        { Kind: Regimes.Regime.Replace } => $"Each generation sees the one before through {settings.Rows:N0} samples; what they miss is lost for good.",
        { Kind: Regimes.Regime.Accumulate } => "The real rows stay, and generation t is only a t-th of what is learned: what gets lost stays small.",
        { Kind: Regimes.Regime.AccumulateSubsample } => "The real rows stay in the pool, and generation t is only a t-th of it: what gets lost stays small.",
        { Kind: Regimes.Regime.Mix } when IsLoose(settings) =>
            "There are fewer of the real rows than inputs, always the same ones: where they say nothing, nothing pulls the error back, and it grows without end.",
        { Kind: Regimes.Regime.Mix } => "The real rows pull back what the samples lose, so it comes to rest.",
        { Kind: Regimes.Regime.Filter, Oversampling: > 1 } => "What the judge finds unlikely is gone at once: choosing the likeliest makes everything alike.",
        { Kind: Regimes.Regime.Real } => "Nothing is lost after the first fit.",
        _ => "",
    };

    private static bool IsLoose(TheorySettings settings) =>
        settings is { Model: TheoryModelKind.Regression, Regime.RealSource: RealSource.Fixed } && RegimePlan.RealShareOf(settings.Regime, settings.Rows) < settings.Dims;

    // The geometric mean, which one chain in a thousand cannot carry.
    private static double? Typical(TheoryResult result) =>
        result.Series.FirstOrDefault(series => series.Statistic.Name == "log_variance")?.Points[^1].Mean is { } log ? DoubleMath.Exp(Math.Clamp(log, -700, 700)) : null;

    private static string Verdict(TheoryResult result)
    {
        var scores = result.Series.SelectMany(series => series.Points).Where(point => point.Z is not null).Select(point => Math.Abs(point.Z!.Value)).ToList();
        if (scores.Count == 0)
        {
            return "There is no closed form to set beside it.";
        }

        return scores.Max() <= Agreement
            ? $"The simulation agrees with the closed forms: of {scores.Count:N0} means, the farthest is {scores.Max():F1} standard errors off."
            : $"{scores.Count(score => score <= Agreement):N0} of {scores.Count:N0} means lie within {Agreement:F0} standard errors of their closed form, the farthest {scores.Max():F1} away: "
                + "where a few chains carry the mean, its standard error is too small; try more chains.";
    }
}

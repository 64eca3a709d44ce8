using Ouroboros.Performance;
using Ouroboros.Regimes;

namespace Ouroboros.Cli.Display;

/// <summary>What generations learn from, in words.</summary>
internal static class RegimeWords
{
    /// <summary>The amounts that generation 1 and those after it learn.</summary>
    public static string Learnt(RunPlan plan)
    {
        var regime = plan.Config.Regime;
        var samples = plan.Config.Experiment.NumGeneratedSamples;
        var real = RegimePlan.RealShareOf(regime, samples);
        var later = regime.Kind switch
        {
            Regime.Accumulate => $"{samples:N0} samples more each generation, {plan.Images(plan.Generations):N0} images in the last",
            Regime.AccumulateSubsample => $"{samples:N0} a generation out of those and all samples so far",
            Regime.Mix => $"{real:N0} {(regime.RealSource == RealSource.Fresh ? "unseen" : "of the same")} real images and {samples - real:N0} samples a generation",
            Regime.Filter => $"the best {samples:N0} of {(long)samples * regime.Oversampling:N0} samples a generation",
            Regime.Real => $"{samples:N0} of the same real images a generation",
            _ => $"{samples:N0} samples a generation",
        };
        return $"{plan.Images(1):N0}, then {later}";
    }
}

using Ouroboros.Configuration;
using Ouroboros.Regimes;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>What was done, for a reader who knows nothing of it.</summary>
internal static class Story
{
    public static IReadOnlyList<string> Of(ReportedRun run, bool collapsed)
    {
        var experiment = run.History.Config.Experiment;
        var noun = run.Source.Noun;
        var real = run.History.Metrics.FirstOrDefault(row => row.Generation == 1)?.TrainImages ?? experiment.NumTrainingImages;
        var count = real is { } images ? $"{images:N0} " : "";
        return
        [
            $"A small generative model (a variational autoencoder) learned to draw from {count}real {noun} of {run.Source.Title}. Then it drew {experiment.NumGeneratedSamples:N0} images of its own. "
                + $"{Learning(run.History.Config, noun)}{(run.LastGeneration > 1 ? $" And so on, {Units.Count(run.LastGeneration, "generation")} in all." : "")}",
            collapsed
                ? "No single step goes wrong: each generation is a good copy of the one before. But what is rare is drawn a little more rarely each time, until it is gone, "
                  + "and nothing brings it back. First the odd ones go, then whole kinds, and at the end one shape is left. That is model collapse."
                : "Where a model learns from its own output, what is rare may be drawn a little more rarely each time, until it is gone and one shape is left. That would be model collapse; here it has not happened.",
        ];
    }

    private static string Learning(ExperimentConfig config, string noun)
    {
        var samples = config.Experiment.NumGeneratedSamples;
        var real = RegimePlan.RealShareOf(config.Regime, samples);
        return config.Regime.Kind switch
        {
            Regime.Accumulate => $"The next generation learned from the real {noun} and from all images drawn so far.",
            Regime.AccumulateSubsample => $"The next generation learned from {samples:N0} images picked at random from the real {noun} and all images drawn so far.",
            Regime.Mix => $"The next generation learned from {samples - real:N0} of those, with {real:N0} {(config.Regime.RealSource == RealSource.Fresh ? "new " : "")}real {noun} mixed in.",
            Regime.Filter => $"Of {config.Regime.Oversampling} times as many, those that look most like clear {noun} to a judge became the training set of the next generation, in place of the real ones.",
            Regime.Real => $"The next generation, though, learned from real {noun} again: this run is the control, in which nothing is fed back.",
            _ => $"The next generation learned from those, and never saw a real one again.",
        };
    }
}

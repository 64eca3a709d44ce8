using Ouroboros.Configuration;
using Ouroboros.Regimes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>What was done, for a reader who knows nothing of it.</summary>
internal static class Story
{
    // Effective classes from which on more than one shape is left.
    private const double ClearlyMore = 1.2;

    public static IReadOnlyList<string> Of(ReportedRun run, ClassLoss loss)
    {
        var collapsed = loss is { CollapseGeneration: not null, IsFirstModelBelow: false };
        var experiment = run.History.Config.Experiment;
        var noun = run.Source.Noun;
        var real = run.History.Metrics.FirstOrDefault(row => row.Generation == 1)?.TrainImages ?? experiment.NumTrainingImages;
        var count = real is { } images ? $"{images:N0} " : "";
        if (run.LastGeneration == 0)
        {
            return [$"A small generative model (a variational autoencoder, VAE) is to learn to draw from {count}real {noun} of {Known(run)}, and to draw {experiment.NumGeneratedSamples:N0} images of its own, from which the next generation learns. No generation is complete yet."];
        }

        return
        [
            $"A small generative model (a variational autoencoder, VAE) learned to draw from {count}real {noun} of {Known(run)}. Then it drew {Drawn(run.History.Config):N0} images of its own, its samples. "
                + (run.LastGeneration < 2 ? "" : $"{Learning(run.History.Config, noun)} And so on, {Units.Count(run.LastGeneration, "generation")} in all. ")
                + $"Beside each generation a new classifier, a program that names what an image shows, was trained on the same images.{(run.LastGeneration < 2 ? "" : Naming(run.History.Config.Regime))}",
            collapsed && run.History.Config.Regime.Kind is not (Regime.Replace or Regime.Filter)
                ? $"The images have fewer and fewer kinds of {noun} left{(loss.Last < ClearlyMore ? ", and at the end hardly more than one shape" : "")}. That is model collapse; here it came although real {noun} stayed in the training sets."
                : collapsed
                ? "Each generation is a copy of the one before, and no copy is perfect. The first already blurs what it learned; each further one keeps a little less of the differences between images, and little of what is lost comes back: "
                  + $"details go, then whole kinds of {noun}, {(loss.Last < ClearlyMore ? "and at the end hardly more than one shape is left" : $"until few are left")}. That is model collapse. "
                  + $"It is not only {noun}: language models that learn from what models wrote lose variety, too (Shumailov et al. 2024). Real data kept in every training set have been found to slow or prevent it (Gerstgrasser et al. 2024)."
                : "Where a model learns from its own output, each generation may be a little less varied than the one before, until hardly more than one shape is left: that is model collapse. "
                  + (loss.HasNothingToLose ? "Here the real images are nearly all of one kind, so no kind can be lost."
                    : loss.IsFirstModelBelow ? "Here the first model, which learned real images alone, draws hardly any variety: that is a poor model, and not the work of the loop."
                    : run.History.Config.Regime.Kind == Regime.Real ? "In this control nothing is fed back."
                    : loss.Trend == ClassTrend.TooEarly ? "So few generations do not show whether it happens here."
                    : loss.Trend == ClassTrend.Falling ? "Here it has not come to that, but variety is still falling."
                    : "Here it has not come to that."),
        ];
    }

    /// <summary>What generations learn from, in a few words.</summary>
    public static string InShort(ExperimentConfig config) => config.Regime.Kind switch
    {
        Regime.Accumulate => "real images and all drawn so far",
        Regime.AccumulateSubsample => "a part of the real images and of all drawn so far",
        Regime.Mix => $"its own images, {Typeset.Percent(config.Regime.RealFraction)} of them replaced by real ones",
        Regime.Filter => config.Regime.BalanceClasses ? "the clearest of its own images, as many of each kind" : "the clearest of its own images",
        Regime.Real => "real images: the control",
        _ => "its own images",
    };

    private static string Learning(ExperimentConfig config, string noun)
    {
        var samples = config.Experiment.NumGeneratedSamples;
        var real = RegimePlan.RealShareOf(config.Regime, samples);
        var who = config.Regime.WarmStart ? "the same network was trained further" : "a new network was trained";
        return $"For the next generation {who} on " + config.Regime.Kind switch
        {
            Regime.Accumulate => $"the real {noun} and all images drawn so far.",
            Regime.AccumulateSubsample => $"{samples:N0} images picked at random from the real {noun} and all images drawn so far.",
            Regime.Mix => $"{samples - real:N0} of those and {real:N0} {(config.Regime.RealSource == RealSource.Fresh ? "new " : "")}real {noun}.",
            Regime.Filter when config.Regime.Oversampling > 1 => $"the {samples:N0} of them that look most like clear {noun} to a judge, with no real {noun} among them.",
            Regime.Real => $"real {noun} again: this run is the control, in which nothing is fed back.",
            _ => $"those alone, with no real {noun} among them.",
        };
    }

    private static long Drawn(ExperimentConfig config) =>
        config.Experiment.NumGeneratedSamples * (config.Regime.Kind == Regime.Filter ? (long)config.Regime.Oversampling : 1);

    // Real images keep their true labels.
    private static string Naming(RegimeSettings regime) => regime switch
    {
        { Kind: Regime.Real } => "",
        { LabelSource: LabelSource.Initial } => " Drawn images have no true label: the next classifier learns the one that the first gives them.",
        { LabelSource: LabelSource.Reference } => " Drawn images have no true label: the next classifier learns the one that a classifier of real images alone gives them.",
        _ => " Drawn images have no true label: the next classifier learns the one that this generation\u2019s gives them.",
    };

    private static string Known(ReportedRun run) => run.Source.Set is { IsEmbedded: true } ? $"{run.Source.Title}, a standard set of handwritten digits" : run.Source.Title;
}

using Ouroboros.Configuration;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Browser.Tests.Subjects;

/// <summary>A made-up run with all that a finished run has: a seed, comparisons with real images and their floors, whole matrices.</summary>
internal static class CompleteRun
{
    public const int Generations = 8;

    public static RunHistory Make(long seed, int collapseAt, int generations = Generations, string dataset = "mnist")
    {
        var numbers = new FakeRun(generations, 6, 3, collapseAt).Make(generations);
        var history = FakeRun.Copy(numbers, new ExperimentConfig
        {
            Experiment = new ExperimentSettings { Iterations = generations, RandomSeed = seed, NumDisplayedSamples = 30 },
            Data = new DataSettings { Dataset = dataset },
        });
        for (var row = 0; row < history.Metrics.Count; row++)
        {
            history.Metrics[row] = Compared(history.Metrics[row]);
        }

        history.Floors = new MetricFloors(5000, new string('5', 64), Distribution(0, isReal: false));
        history.ReferenceSha256 = history.Floors.ReferenceSha256;
        Complete(history);
        return history;
    }

    private static GenerationMetrics Compared(GenerationMetrics row) =>
        row with { Distribution = Distribution(1 - ((row.EffectiveClassesInitial - 1) / 9), row.Generation == 0) };

    // From what two halves of real images have, at 0, to what images have that are all alike, at 1.
    private static DistributionMetrics Distribution(double lost, bool isReal) => new()
    {
        FrechetDistance = 0.4 + (420 * lost),
        Precision = 0.93 - (0.05 * lost),
        Recall = 0.92 * (1 - lost),
        Density = 0.98 + (0.5 * lost * (1 - lost)),
        Coverage = 0.95 * (1 - lost),
        VendiScore = 1 + (11.5 * (1 - lost)),
        LabelEntropy = 2.3 * (1 - lost),
        EffectiveClasses = Math.Exp(2.3 * (1 - lost)),
        LabelTotalVariation = isReal ? null : 0.01 + (0.88 * lost),
        NearestTrainDistance = isReal ? null : 4.6 - (1.8 * lost),
        NearestSampleDistance = 5.1 * (1 - lost),
    };

    // A classifier on what later generations draw; on its own labels it is not measured.
    private static void Complete(RunHistory history)
    {
        for (var classifier = 1; classifier <= history.Accuracy.Generations; classifier++)
        {
            (history.Accuracy[classifier, EvaluationMatrix.SamplesOf(classifier)], history.Loss[classifier, EvaluationMatrix.SamplesOf(classifier)]) = (null, null);
            for (var later = classifier + 1; later <= history.Accuracy.Generations; later++)
            {
                var accuracy = 0.97 - (0.035 * (later - classifier));
                history.Accuracy[classifier, EvaluationMatrix.SamplesOf(later)] = accuracy;
                history.Loss[classifier, EvaluationMatrix.SamplesOf(later)] = 4 * (1 - accuracy);
            }
        }
    }
}

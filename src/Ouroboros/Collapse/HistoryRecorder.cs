using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Regimes;
using Ouroboros.Runs;

namespace Ouroboros.Collapse;

/// <summary>Writes a run's numbers into its history as they become known.</summary>
internal sealed class HistoryRecorder(RunHistory history, DigitSet real)
{
    private (int TrainImages, double TrainAccuracy, double TestAccuracy, double TestVaeLoss) _models;

    /// <summary>Row 0. Until generation 1 has a classifier, the true labels stand in for its judgement.</summary>
    public void RealData(double pixelVariance, DistributionMetrics distribution)
    {
        var counts = new int[history.Config.Classifier.Classes];
        foreach (var label in real.Labels.Span)
        {
            counts[label]++;
        }

        var entropy = LabelDistribution.Entropy(counts);
        history.Labels.Add(new LabelCounts(0, Judge.Current, counts));
        history.Metrics.Add(new GenerationMetrics
        {
            Generation = 0,
            TrainImages = real.Count,
            LabelEntropyCurrent = entropy,
            LabelEntropyInitial = entropy,
            EffectiveClassesInitial = LabelDistribution.EffectiveClasses(entropy),
            PixelVariance = pixelVariance,
            Distribution = distribution,
        });
    }

    /// <summary>A generation's models on real data.</summary>
    public void Models(int generation, int trainImages, Evaluation train, Evaluation test, double vaeLoss)
    {
        Put(generation, EvaluationMatrix.RealTrain, train);
        Put(generation, EvaluationMatrix.RealTest, test);
        if (generation == 1)
        {
            var entropy = LabelDistribution.Entropy(train.Counts);
            history.Labels.Add(new LabelCounts(0, Judge.Initial, train.Counts));
            history.Metrics[0] = history.Metrics[0] with
            {
                LabelEntropyInitial = entropy,
                EffectiveClassesInitial = LabelDistribution.EffectiveClasses(entropy),
            };
        }

        _models = (trainImages, train.Accuracy, test.Accuracy, vaeLoss);
    }

    /// <summary>What a generation sampled; completes its row, after <see cref="Models"/>.</summary>
    public void Samples(
        int generation, IReadOnlyList<int> current, IReadOnlyList<int> initial, double pixelVariance, DistributionMetrics distribution)
    {
        history.Labels.Add(new LabelCounts(generation, Judge.Current, current));
        history.Labels.Add(new LabelCounts(generation, Judge.Initial, initial));
        var entropy = LabelDistribution.Entropy(initial);
        var vae = Last(generation, TrainedModel.Vae);
        var classifier = Last(generation, TrainedModel.Classifier);
        history.Metrics.Add(new GenerationMetrics
        {
            Generation = generation,
            TrainImages = _models.TrainImages,
            VaeLoss = vae.Loss,
            VaeReconstruction = vae.Reconstruction,
            VaeKl = vae.Kl,
            ClassifierLoss = classifier.Loss,
            ClassifierAccuracy = classifier.Accuracy,
            LabelEntropyCurrent = LabelDistribution.Entropy(current),
            LabelEntropyInitial = entropy,
            EffectiveClassesInitial = LabelDistribution.EffectiveClasses(entropy),
            PixelVariance = pixelVariance,
            RealTrainAccuracy = _models.TrainAccuracy,
            RealTestAccuracy = _models.TestAccuracy,
            RealTestVaeLoss = _models.TestVaeLoss,
            Distribution = distribution,
        });
    }

    /// <summary>A classifier on the samples of a generation.</summary>
    /// <remarks>
    /// Its accuracy on the samples that it labelled itself is 1 by construction and says nothing: left out. Its loss there is its
    /// doubt, and stays.
    /// </remarks>
    public void OnSamples(int classifier, int generation, Evaluation evaluation)
    {
        var column = EvaluationMatrix.SamplesOf(generation);
        history.Accuracy[classifier, column] = LabelledBy(generation) == classifier ? null : evaluation.Accuracy;
        history.Loss[classifier, column] = evaluation.Loss;
    }

    // Null: the reference classifier, which has no row.
    private int? LabelledBy(int generation) => history.Config.Regime.LabelSource switch
    {
        LabelSource.Current => generation,
        LabelSource.Initial => 1,
        _ => null,
    };

    private void Put(int classifier, int column, Evaluation evaluation)
    {
        history.Accuracy[classifier, column] = evaluation.Accuracy;
        history.Loss[classifier, column] = evaluation.Loss;
    }

    private EpochRecord Last(int generation, TrainedModel model) =>
        history.Training.Last(epoch => epoch.Generation == generation && epoch.Model == model);
}

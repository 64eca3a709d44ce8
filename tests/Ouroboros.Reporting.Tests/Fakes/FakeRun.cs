using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Fakes;

/// <summary>
/// A run made up to look like a real one: a slow fade, then everything becomes an 8 within two generations.
/// </summary>
internal sealed class FakeRun(int generations, int vaeEpochs, int classifierEpochs, int collapseAt)
{
    private readonly RunHistory _history = new(new ExperimentConfig
    {
        Experiment = new ExperimentSettings { Iterations = generations },
    });

    public static RunHistory Quick() => new FakeRun(15, 10, 3, 10).Make(15);

    public static RunHistory Classic() => new FakeRun(30, 100, 10, 17).Make(30);

    /// <summary>The same numbers under another config.</summary>
    public static RunHistory Copy(RunHistory from, ExperimentConfig config)
    {
        var copy = new RunHistory(config);
        from.Metrics.ToList().ForEach(copy.Metrics.Add);
        from.Training.ToList().ForEach(copy.Training.Add);
        from.Labels.ToList().ForEach(copy.Labels.Add);
        for (var g = 1; g <= from.Accuracy.Generations; g++)
        {
            for (var column = 0; column < from.Accuracy.Columns; column++)
            {
                copy.Accuracy[g, column] = from.Accuracy[g, column];
                copy.Loss[g, column] = from.Loss[g, column];
            }
        }

        return copy;
    }

    /// <summary>With <paramref name="done"/> of the generations complete.</summary>
    public RunHistory Make(int done)
    {
        for (var g = 0; g <= done; g++)
        {
            AddLabels(g);
            AddMetrics(g);
            if (g > 0)
            {
                AddTraining(g);
                AddEvaluations(g);
            }
        }

        return _history;
    }

    // From 0 in generation 0 through 0.5 in the generation of the collapse towards 1: steep there, slow before.
    private double Loss(int g)
    {
        var x = (g - collapseAt) * 1.4;
        var steep = 1 / (1 + Math.Exp(-x));
        return Math.Clamp((0.35 * Math.Min(g, collapseAt) / collapseAt * (1 - steep)) + steep, 0, 1);
    }

    private static double Wobble(int a, int b) => (((a * 7919) + (b * 104729) + (a * b * 31)) % 101 / 50.0) - 1;

    private int[] Counts(int g, int judge)
    {
        double[] first = [0.0987, 0.1124, 0.0993, 0.1022, 0.0974, 0.0904, 0.0986, 0.1044, 0.0975, 0.0991];
        var lost = Loss(g + (judge == 1 ? 1 : 0));
        var counts = new int[10];
        for (var label = 0; label < 10; label++)
        {
            var share = first[label] * (1 - lost) * (1 + ((g == 0 ? 0 : 0.25) * Wobble(g, label)));
            counts[label] = (int)(60000 * share);
        }

        counts[8] += 60000 - counts.Sum();
        return counts;
    }

    private void AddLabels(int g)
    {
        _history.Labels.Add(new LabelCounts(g, Judge.Current, Counts(g, 0)));
        _history.Labels.Add(new LabelCounts(g, Judge.Initial, Counts(g, g == 0 ? 0 : 1)));
    }

    private double VaeLevel(int g) => 0.4 + (34 * Math.Pow(1 - Loss(g - 1), 1.3) / (1 + (0.05 * g)));

    private double ClassifierLevel(int g) => 0.001 + (0.16 * Loss(g - 1) * (1 - Loss(g - 1)) * 4) + (0.02 * (1 - Loss(g - 1)));

    private void AddTraining(int g)
    {
        for (var epoch = 1; epoch <= vaeEpochs; epoch++)
        {
            var loss = VaeLevel(g) * (1 + ((g == 1 ? 0.9 : 0.15) / epoch) + (0.004 * Wobble(g, epoch)));
            _history.Training.Add(new EpochRecord(g, TrainedModel.Vae, epoch, loss, loss * 0.7, loss * 0.3, null));
        }

        for (var epoch = 1; epoch <= classifierEpochs; epoch++)
        {
            var loss = ClassifierLevel(g) + ((0.3 + (0.02 * Wobble(g, 3))) * (1.1 - Loss(g - 1)) / (epoch * epoch));
            _history.Training.Add(new EpochRecord(g, TrainedModel.Classifier, epoch, loss, null, null, 1 - (loss * 0.3)));
        }
    }

    private void AddMetrics(int g)
    {
        var shares = Counts(g, 1).Select(c => c / 60000.0).Where(p => p > 0);
        var entropy = -shares.Sum(p => p * Math.Log(p));
        var metrics = new GenerationMetrics
        {
            Generation = g,
            TrainImages = 60000,
            LabelEntropyCurrent = entropy,
            LabelEntropyInitial = entropy,
            EffectiveClassesInitial = Math.Exp(entropy),
            PixelVariance = 0.067 * (1 - Loss(g)),
        };
        _history.Metrics.Add(g == 0 ? metrics : metrics with
        {
            VaeLoss = VaeLevel(g),
            VaeReconstruction = VaeLevel(g) * 0.7,
            VaeKl = VaeLevel(g) * 0.3,
            ClassifierLoss = ClassifierLevel(g),
            ClassifierAccuracy = 1 - (ClassifierLevel(g) * 0.3),
            RealTrainAccuracy = Accuracy(g, 0),
            RealTestAccuracy = Accuracy(g, 0) - 0.005,
            RealTestVaeLoss = 34 + (60 * Loss(g)),
        });
    }

    // Right on what both know; a classifier that has seen only 8s is right on the tenth that are 8s.
    private double Accuracy(int classifier, int dataSet)
    {
        double knows = 1 - Loss(classifier - 1), asked = 1 - Loss(dataSet);
        var distance = Math.Abs(knows - asked);
        var unknown = knows < asked ? 0.9 * distance * distance : 0.1 * distance;
        return Math.Clamp(0.995 - unknown - (0.0025 * Math.Abs(classifier - 1 - dataSet)), 0.0974, 1);
    }

    private void AddEvaluations(int g)
    {
        for (var dataSet = 0; dataSet <= g; dataSet++)
        {
            var column = dataSet == 0 ? EvaluationMatrix.RealTrain : EvaluationMatrix.SamplesOf(dataSet);
            Evaluate(g, column, Accuracy(g, dataSet), dataSet == g);
        }

        Evaluate(g, EvaluationMatrix.RealTest, Accuracy(g, 0) - 0.005, false);
    }

    private void Evaluate(int g, int column, double accuracy, bool own)
    {
        _history.Accuracy[g, column] = own ? 1 : accuracy;
        _history.Loss[g, column] = own ? 1e-5 : Math.Pow(1.0001 - accuracy, 1.5) * 14;
    }
}

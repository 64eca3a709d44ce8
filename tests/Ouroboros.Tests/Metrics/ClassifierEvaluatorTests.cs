using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Tests.Models;
using Ouroboros.Training;

namespace Ouroboros.Tests.Metrics;

/// <summary>Classifiers on more images than a batch takes, against a plain computation in double.</summary>
public sealed class ClassifierEvaluatorTests : IDisposable
{
    private const int Images = 700;

    // More than are read back at once.
    private const int Classifiers = ClassifierEvaluator.Together + 3;

    private readonly IBackend _backend = Backends.Create(2);
    private readonly Classifier[] _classifiers;
    private readonly ClassifierEvaluator _evaluator;
    private readonly DigitSet _digits;

    public ClassifierEvaluatorTests(RealDigits digits)
    {
        _digits = digits.Train(Images);
        _classifiers = [.. Enumerable.Range(1, Classifiers).Select(NewClassifier)];
        _evaluator = new ClassifierEvaluator(_backend, _classifiers[0]);
    }

    public void Dispose()
    {
        _evaluator.Dispose();
        Array.ForEach(_classifiers, classifier => classifier.Dispose());
        _backend.Dispose();
    }

    [Fact]
    public void Digits_are_judged_as_by_a_plain_computation()
    {
        foreach (var classifier in _classifiers.Take(3))
        {
            AssertPlain(classifier, _evaluator.Evaluate(classifier, _digits));
        }
    }

    [Fact]
    public void Several_classifiers_are_judged_as_one_by_one()
    {
        using var set = Set();
        var together = _evaluator.Evaluate(_classifiers, set, CancellationToken.None);
        Assert.Equal(_classifiers.Length, together.Count);
        for (var i = 0; i < together.Count; i++)
        {
            AssertSame(_evaluator.Evaluate(_classifiers[i], _digits), together[i]);
        }

        Assert.Equal(Classifiers, together.Select(evaluation => evaluation.Loss).Distinct().Count());
    }

    [Fact]
    public void Labels_are_the_predictions()
    {
        using var set = Set();
        var classifier = _classifiers[1];
        _evaluator.Label(classifier, set);
        var labels = _backend.First(set.Labels, Images + 5);
        Assert.Equal(Predictions(classifier), labels[..Images]);
        Assert.Equal([0, 0, 0, 0, 0], labels[Images..]);

        var evaluation = _evaluator.Evaluate([classifier], set, CancellationToken.None)[0];
        Assert.Equal(1.0, evaluation.Accuracy);
        Assert.Equal(Enumerable.Range(0, 10).Select(label => labels[..Images].Count(found => found == label)), evaluation.Counts);
    }

    private static void AssertSame(Evaluation expected, Evaluation found)
    {
        Assert.Equal((expected.Loss, expected.Accuracy), (found.Loss, found.Accuracy));
        Assert.Equal(expected.Counts, found.Counts);
    }

    private void AssertPlain(Classifier classifier, Evaluation found)
    {
        var predictions = Predictions(classifier);
        var labels = _digits.Labels.ToArray();
        var network = DoubleNetwork.Of(_backend, classifier);
        var loss = Pixels().Chunk(DigitSet.PixelsPerImage).Zip(labels, (image, label) => network.CrossEntropy(image, label)).Average();
        Assert.Equal(loss, found.Loss, 1e-5 * loss);
        Assert.Equal(predictions.Zip(labels).Count(pair => pair.First == pair.Second) / (double)Images, found.Accuracy);
        Assert.Equal(Enumerable.Range(0, 10).Select(label => predictions.Count(prediction => prediction == label)), found.Counts);
    }

    private int[] Predictions(Classifier classifier)
    {
        var network = DoubleNetwork.Of(_backend, classifier);
        return [.. Pixels().Chunk(DigitSet.PixelsPerImage).Select(image => Array.IndexOf(network.Logits(image), network.Logits(image).Max()))];
    }

    private float[] Pixels()
    {
        var pixels = new float[Images * DigitSet.PixelsPerImage];
        _digits.CopyPixels(0, pixels);
        return pixels;
    }

    private TrainingSet Set()
    {
        var set = new TrainingSet(_backend, Images + 5);
        set.Fill(_digits);
        return set;
    }

    private Classifier NewClassifier(int generation)
    {
        var classifier = new Classifier(_backend, new ClassifierSettings { LayerSizes = [784, 11] }, LinearUse.Inference);
        new Weights(_backend).Initialise(classifier.Chain.Layers, 21, Purpose.ClassifierWeights, generation);
        return classifier;
    }
}

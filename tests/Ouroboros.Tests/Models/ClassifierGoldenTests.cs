using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Tests.Golden;
using Ouroboros.Training;

namespace Ouroboros.Tests.Models;

/// <summary>The classifier against PyTorch: forward pass, losses, every gradient, ten steps of Adam.</summary>
public sealed class ClassifierGoldenTests(RealDigits digits)
{
    // Terms of the sums that a number comes through: the layers, the softmax over ten classes, and back.
    private const int ForwardTerms = 784 + 20 + 12;
    private const int LossTerms = ForwardTerms + 10;
    private const int BackwardTerms = LossTerms + 10 + 12 + 20 + GoldenNumbers.ForwardImages;

    private static readonly ClassifierSettings _settings = new() { LayerSizes = [784, 20, 12] };

    private readonly GoldenNumbers _golden = new("classifier");

    public static TheoryData<string> Supported => Kernels.Supported;

    [Theory]
    [MemberData(nameof(Supported))]
    public void Initial_weights_are_the_same_bits(string kernels)
    {
        using var backend = Kernels.Create(kernels);
        using var classifier = new Classifier(backend, _settings, LinearUse.Inference);
        var weights = new Weights(backend);
        weights.Initialise(classifier.Chain.Layers, GoldenNumbers.Seed, Purpose.ClassifierWeights, GoldenNumbers.Generation);
        Assert.Equal(Tensors.Bits(_golden.Group("initial")), Tensors.Bits(weights.Of(classifier)));
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void A_pass_and_its_gradients_agree(string kernels)
    {
        const int rows = GoldenNumbers.ForwardImages;
        var images = digits.Train(rows);
        using var backend = Kernels.Create(kernels);
        using var classifier = new Classifier(backend, _settings, LinearUse.TrainFirst);
        using var set = new TrainingSet(backend, rows);
        using var batch = backend.CreateMatrix(rows + 2, 784);
        using var pass = new ClassifierPass(backend, classifier, batch);
        using var order = backend.CreateIntegers(rows);
        using var losses = backend.CreateTable(rows, 1);
        using var predictions = backend.CreateIntegers(rows);
        backend.Set(classifier, _golden.Group("initial"));
        set.Fill(images);
        backend.Write(Enumerable.Range(0, rows).ToArray(), 0, order);
        backend.Gather(set.Images, order, 0, rows, batch);

        pass.Forward(classifier, rows);
        var logits = backend.Rows(pass.Logits, rows);
        _golden.AssertNear("logits", logits, ForwardTerms);

        pass.Learn(classifier, rows, set.Labels, order, 0, losses, predictions, null);
        _golden.AssertNear("losses", backend.Rows(losses, rows), LossTerms);
        Assert.Equal(logits.Chunk(10).Select(row => Array.IndexOf(row, row.Max())), backend.First(predictions, rows));
        for (var i = 0; i < classifier.Chain.Layers.Count; i++)
        {
            var (weight, bias) = backend.Gradient(classifier.Chain.Layers[i]);
            _golden.AssertNear($"gradient.model.{2 * i}.weight", weight, BackwardTerms);
            _golden.AssertNear($"gradient.model.{2 * i}.bias", bias, BackwardTerms);
        }
    }

    /// <summary>The trainer itself: orders, labels by order, the smaller last batch and its mean, the step's number in Adam.</summary>
    [Theory]
    [MemberData(nameof(Supported))]
    public void Ten_steps_of_training_agree(string kernels)
    {
        using var backend = Kernels.Create(kernels);
        using var classifier = new Classifier(backend, _settings, LinearUse.TrainFirst);
        using var set = new TrainingSet(backend, GoldenNumbers.Images + 5);
        using var trainer = new Trainer(backend, new ClassifierTraining(backend, classifier, GoldenNumbers.Batch), set.Images.Rows);
        backend.Set(classifier, _golden.Group("initial"));
        set.Fill(digits.Train(GoldenNumbers.Images));

        var options = new TrainingOptions(
            GoldenNumbers.Seed, GoldenNumbers.Generation, GoldenNumbers.Epochs, GoldenNumbers.LearningRate);
        var epochs = trainer.Train(set, options, _ => { }, CancellationToken.None);

        Assert.Equal(
            _golden["orders"][GoldenNumbers.Images..], Enumerable.Range(0, GoldenNumbers.Images).Select(i => (float)set.OrderAt(i)));
        _golden.AssertNear(
            "epochs", [.. epochs.SelectMany(epoch => new[] { (float)epoch.Loss, (float)epoch.Accuracy! })], BackwardTerms);
        _golden.AssertTrained(new Weights(backend).Of(classifier).ToTensors());
    }
}

using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Models;
using Ouroboros.Numerics;

namespace Ouroboros.Tests.Metrics;

/// <summary>The judge of all runs.</summary>
public sealed class ReferenceClassifierTests(RealDigits digits)
{
    private const int Images = 300;

    public static TheoryData<string> Supported => Kernels.Supported;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// The judge of MNIST by its hash. When it changes, <see cref="ReferenceRecipe"/> needs a new version, or caches would hand out the
    /// old one.
    /// </summary>
    [Fact]
    public void The_judge_of_mnist_is_the_one_we_know_and_a_good_one()
    {
        var mnist = MnistData.LoadEmbedded();
        using var backend = Backends.Create(2);
        using var reference = ReferenceClassifier.Train(backend, mnist.Train, Cancellation);
        Assert.Equal("e46e5388fc6d48ba24b6050e6dab22e06b750950511544f6cf9e11306492e1c9", reference.Sha256);
        using var evaluator = new ClassifierEvaluator(backend, reference.Model);
        Assert.InRange(evaluator.Evaluate(reference.Model, mnist.Test).Accuracy, 0.975, 1);
        Assert.Equal(128, reference.FeatureCount);
        Assert.Equal(10, reference.Classes);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Every_backend_trains_the_same_judge(string kernels)
    {
        using var oracle = Kernels.Create("reference");
        using var expected = ReferenceClassifier.Train(oracle, digits.Train(Images), Cancellation);
        foreach (var threads in new[] { 1, 3 })
        {
            using var backend = Kernels.Create(kernels, threads);
            using var found = ReferenceClassifier.Train(backend, digits.Train(Images), Cancellation);
            Assert.Equal(expected.Sha256, found.Sha256);
        }
    }

    [Fact]
    public void Its_hash_is_that_of_its_weights_in_the_order_of_a_checkpoint()
    {
        using var backend = Backends.Create(1);
        using var reference = ReferenceClassifier.Train(backend, digits.Train(Images), Cancellation);
        var values = new Weights(backend).Of(reference.Model).SelectMany(group => group.ToTensors()).SelectMany(tensor => tensor.Values.ToArray());
        var bytes = values.SelectMany(BitConverter.GetBytes).ToArray();
        Assert.True(BitConverter.IsLittleEndian);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), reference.Sha256);
    }

    /// <summary>What tests and people feed it: hardly anything, all of one kind, a config that allows more classes.</summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 256)]
    [InlineData(40, 10)]
    public void Few_images_are_enough(int images, int classes)
    {
        var few = digits.Train(images);
        var wide = new DigitSet(few.Name, few.Pixels, few.Labels, classes);
        using var backend = Backends.Create(1);
        using var reference = ReferenceClassifier.Train(backend, wide, Cancellation);
        Assert.Equal(few.Labels.ToArray().Max() + 1, reference.Classes);
        using var same = ReferenceClassifier.Train(backend, few, Cancellation);
        Assert.Equal(same.Sha256, reference.Sha256);
    }

    [Fact]
    public void One_class_is_enough()
    {
        var some = digits.Train(30);
        var zeros = new DigitSet("zeros", some.Pixels, new int[30], 10);
        using var backend = Backends.Create(1);
        using var reference = ReferenceClassifier.Train(backend, zeros, Cancellation);
        using var pass = Pass(backend, reference, zeros);
        Assert.Equal(1, reference.Classes);
        var labels = new int[30];
        var sureness = new double[30];
        pass.Label(labels, sureness);
        Assert.All(labels, label => Assert.Equal(0, label));
        Assert.All(sureness, sure => Assert.Equal(1, sure));
    }

    [Fact]
    public void Cancelling_ends_its_training()
    {
        using var backend = Backends.Create(1);
        Assert.Throws<OperationCanceledException>(() => ReferenceClassifier.Train(backend, digits.Train(Images), new CancellationToken(true)));
    }

    /// <summary>Labels, probabilities and features beside a plain computation from the logits and the layers.</summary>
    [Fact]
    public void A_pass_gives_labels_their_probabilities_and_the_features_before_the_logits()
    {
        using var backend = Backends.Create(2);
        var some = digits.Train(Images);
        using var reference = ReferenceClassifier.Train(backend, some, Cancellation);
        using var pass = Pass(backend, reference, some);
        var labels = new int[Images];
        var sureness = new double[Images];
        pass.Label(labels, sureness);
        var logits = new float[Images * reference.Classes];
        backend.Read(pass.Logits, logits);
        var features = new float[Images * reference.FeatureCount];
        backend.Read(pass.Features, features);
        var last = reference.Model.Chain.Layers[^1];
        var (weight, bias) = (new float[last.Outputs * last.Inputs], new float[last.Outputs]);
        backend.Read(last, weight, bias);
        for (var i = 0; i < Images; i++)
        {
            var row = logits[(i * reference.Classes)..((i + 1) * reference.Classes)];
            Assert.Equal(Array.IndexOf(row, row.Max()), labels[i]);
            Assert.Equal(1 / row.Sum(logit => Math.Exp(logit - (double)row.Max())), sureness[i], 1e-6);
            var feature = features[(i * reference.FeatureCount)..((i + 1) * reference.FeatureCount)];
            Assert.All(feature, value => Assert.True(value >= 0));
            for (var c = 0; c < row.Length; c++)
            {
                Assert.Equal(bias[c] + feature.Zip(weight.Skip(c * last.Inputs)).Sum(pair => (double)pair.First * pair.Second), row[c], 1e-4);
            }
        }

        Assert.InRange(labels.Zip(some.Labels.ToArray()).Count(pair => pair.First == pair.Second), 2 * Images / 3, Images);
        Assert.Throws<ArgumentException>(() => pass.Label(labels, sureness.AsSpan(1)));
    }

    private static ReferencePass Pass(IBackend backend, ReferenceClassifier reference, DigitSet images)
    {
        var pass = new ReferencePass(backend, reference, images.Count);
        var pixels = new float[images.Count * DigitSet.PixelsPerImage];
        images.CopyPixels(0, pixels);
        backend.Write(pixels, pass.Images);
        pass.Forward(images.Count);
        return pass;
    }
}

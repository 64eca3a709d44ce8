using Ouroboros.Configuration;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Models;

/// <summary>Gradients of whole models against differences of their loss, computed in double.</summary>
public sealed class GradientTests
{
    private const int Pixels = 19;
    private const int Rows = 6;
    private const int Classes = 4;

    // The difference over 2h errs by h^2 times the third derivative over 6, and by the loss's rounding, about 1e-15, over h: 1e-10 both.
    private const double Step = 1e-5;

    // Gradients in floats are sums over paths of fewer than 200 terms, each rounded by up to 6e-8 of the largest numbers on the way.
    private const double Tolerance = 200 * 6e-8;

    public static TheoryData<string> Supported => Kernels.Supported;

    [Theory]
    [MemberData(nameof(Supported))]
    public void Gradients_of_the_vae_are_slopes_of_its_loss(string kernels)
    {
        var key = new RandomKey(11, Purpose.TrainingNoise, 1, 1);
        using var backend = Kernels.Create(kernels);
        using var vae = new Vae(backend, new VaeSettings { LayerSizes = [Pixels, 13, 9], LatentDim = 3 });
        using var pass = new VaePass(backend, vae, Rows);
        using var noise = backend.CreateMatrix(Rows, vae.Latent);
        using var losses = backend.CreateTable(Rows, 2);
        new Weights(backend).Initialise(vae.Layers, 11, Purpose.VaeWeights, 0);
        var images = Images(backend);
        backend.Write(images, pass.Images);
        backend.FillNormal(key, 0, Rows, noise);
        var noises = backend.Rows(noise, Rows);

        pass.Reconstruct(vae, key, 0, Rows);
        pass.Learn(vae, Rows, 0, losses, null);

        var network = DoubleNetwork.Of(backend, vae);
        AssertSlopes(backend, vae.Layers, network, () => Enumerable.Range(0, Rows).Sum(row =>
        {
            var (reconstruction, kl) = network.VaeLoss(Row(images, row, Pixels), Row(noises, row, vae.Latent));
            return reconstruction + kl;
        }));
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Gradients_of_the_classifier_are_slopes_of_its_mean_loss(string kernels)
    {
        int[] order = [3, 0, 5, 1, 4, 2];
        int[] labels = [0, 3, 1, 1, 2, 0];
        using var backend = Kernels.Create(kernels);
        using var classifier = new Classifier(
            backend, new ClassifierSettings { LayerSizes = [Pixels, 13, 9], NumClasses = Classes }, LinearUse.TrainFirst);
        using var batch = backend.CreateMatrix(Rows, Pixels);
        using var pass = new ClassifierPass(backend, classifier, batch);
        using var losses = backend.CreateTable(Rows, 1);
        using var predictions = backend.CreateIntegers(Rows);
        using var deviceLabels = backend.CreateIntegers(Rows);
        using var deviceOrder = backend.CreateIntegers(Rows);
        new Weights(backend).Initialise(classifier.Chain.Layers, 12, Purpose.ClassifierWeights, 0);
        var images = Images(backend);
        backend.Write(images, batch);
        backend.Write(labels, 0, deviceLabels);
        backend.Write(order, 0, deviceOrder);

        pass.Forward(classifier, Rows);
        pass.Learn(classifier, Rows, deviceLabels, deviceOrder, 0, losses, predictions, null);

        var network = DoubleNetwork.Of(backend, classifier);
        AssertSlopes(backend, classifier.Chain.Layers, network, () =>
            Enumerable.Range(0, Rows).Average(row => network.CrossEntropy(Row(images, row, Pixels), labels[order[row]])));
    }

    private static void AssertSlopes(IBackend backend, IReadOnlyList<Linear> layers, DoubleNetwork network, Func<double> loss)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var (weight, bias) = backend.Gradient(layers[i]);
            float[] found = [.. weight, .. bias];
            var expected = Slopes(network.Layers[i].Parameters, loss);
            Assert.Equal(expected.Length, found.Length);
            var largest = expected.Max(Math.Abs);
            Assert.True(largest > 1e-3, $"Layer {i} has hardly any gradient, {largest}.");
            for (var p = 0; p < found.Length; p++)
            {
                Assert.True(
                    Math.Abs(found[p] - expected[p]) <= (Tolerance * largest) + 1e-8,
                    $"Layer {i}, parameter {p}: {found[p]}, expected {expected[p]}.");
            }
        }
    }

    private static double[] Slopes(double[] parameters, Func<double> loss)
    {
        var slopes = new double[parameters.Length];
        for (var p = 0; p < parameters.Length; p++)
        {
            var value = parameters[p];
            parameters[p] = value + Step;
            var above = loss();
            parameters[p] = value - Step;
            var below = loss();
            parameters[p] = value;
            slopes[p] = (above - below) / (2 * Step);
        }

        return slopes;
    }

    /// <summary>Pixels from 0 to 1.</summary>
    private static float[] Images(IBackend backend)
    {
        using var normals = backend.CreateMatrix(Rows, Pixels);
        backend.FillNormal(new RandomKey(13, Purpose.Sampling, 1), 0, Rows, normals);
        return Array.ConvertAll(backend.Rows(normals, Rows), value => Math.Clamp(0.5f + (0.3f * value), 0f, 1f));
    }

    private static ReadOnlySpan<float> Row(float[] values, int row, int columns) => values.AsSpan(row * columns, columns);
}

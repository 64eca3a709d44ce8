using Ouroboros.Models;
using Ouroboros.Numerics;

namespace Ouroboros.Tests.Models;

/// <summary>Forward passes in plain double precision, written from the definitions: what kernels, gradients and metrics are held against.</summary>
internal sealed class DoubleNetwork
{
    private DoubleNetwork(IEnumerable<DoubleLayer> layers) => Layers = [.. layers];

    /// <summary>In the order of <see cref="Vae.Layers"/> or of the classifier's chain; change them at will.</summary>
    public IReadOnlyList<DoubleLayer> Layers { get; }

    public static DoubleNetwork Of(IBackend backend, Vae vae) => new(vae.Layers.Select(layer => DoubleLayer.Of(backend, layer)));

    public static DoubleNetwork Of(IBackend backend, Classifier classifier) =>
        new(classifier.Chain.Layers.Select(layer => DoubleLayer.Of(backend, layer)));

    /// <summary>Logits of an image.</summary>
    public double[] Logits(ReadOnlySpan<float> image)
    {
        var x = Doubles(image);
        for (var i = 0; i < Layers.Count; i++)
        {
            x = Layers[i].Forward(x);
            x = i < Layers.Count - 1 ? Relu(x) : x;
        }

        return x;
    }

    /// <summary>Cross-entropy of an image.</summary>
    public double CrossEntropy(ReadOnlySpan<float> image, int label)
    {
        var logits = Logits(image);
        var largest = logits.Max();
        return Math.Log(logits.Sum(logit => Math.Exp(logit - largest))) + largest - logits[label];
    }

    /// <summary>Reconstruction error and KL divergence of an image.</summary>
    public (double Reconstruction, double Kl) VaeLoss(ReadOnlySpan<float> image, ReadOnlySpan<float> noise)
    {
        var pixels = Doubles(image);
        var heads = Heads;
        var x = pixels;
        for (var i = 0; i < heads; i++)
        {
            x = Relu(Layers[i].Forward(x));
        }

        x = Layers[heads].Forward(x);
        var (z, kl) = (new double[noise.Length], 0.0);
        for (var j = 0; j < z.Length; j++)
        {
            var (mu, logvar) = (x[j], x[z.Length + j]);
            z[j] = mu + (Math.Exp(logvar / 2) * noise[j]);
            kl -= 0.5 * (1 + logvar - (mu * mu) - Math.Exp(logvar));
        }

        return (Decode(z).Zip(pixels, (y, pixel) => (y - pixel) * (y - pixel)).Sum(), kl);
    }

    /// <summary>The image of a latent point.</summary>
    public double[] Decode(double[] z)
    {
        for (var i = Heads + 1; i < Layers.Count - 1; i++)
        {
            z = Relu(Layers[i].Forward(z));
        }

        return Array.ConvertAll(Layers[^1].Forward(z), value => 1 / (1 + Math.Exp(-value)));
    }

    // The decoder has one layer more than the encoder: it mirrors the heads, too.
    private int Heads => (Layers.Count / 2) - 1;

    private static double[] Relu(double[] values) => Array.ConvertAll(values, value => Math.Max(0, value));

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}

/// <summary>A linear layer: weight [outputs, inputs], then bias [outputs], in one array.</summary>
internal sealed class DoubleLayer(double[] parameters, int inputs, int outputs)
{
    public double[] Parameters { get; } = parameters;

    public static DoubleLayer Of(IBackend backend, Linear layer)
    {
        var weight = new float[layer.Outputs * layer.Inputs];
        var bias = new float[layer.Outputs];
        backend.Read(layer, weight, bias);
        return new DoubleLayer(Array.ConvertAll<float, double>([.. weight, .. bias], value => value), layer.Inputs, layer.Outputs);
    }

    public double[] Forward(double[] x)
    {
        Assert.Equal(inputs, x.Length);
        var y = new double[outputs];
        for (var o = 0; o < outputs; o++)
        {
            y[o] = Parameters[(outputs * inputs) + o];
            for (var i = 0; i < inputs; i++)
            {
                y[o] += Parameters[(o * inputs) + i] * x[i];
            }
        }

        return y;
    }
}

using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Reference;

/// <summary>The operations of the autoencoder against double, and their gradients against finite differences of the loss.</summary>
public sealed class ReferenceBackendVaeTests : IDisposable
{
    private const int Rows = 5;
    private const int Latent = 21;
    private const int Pixels = 37;

    /// <summary>Step of the central differences: their own error, of second order, is some 1e-9 here.</summary>
    private const double Step = 1e-5;

    private const double DifferenceError = 1e-8;

    private readonly Host _host = new();
    private readonly float[] _heads = TestValues.Normal(1, Rows * 2 * Latent);
    private readonly float[] _noise = TestValues.Normal(2, Rows * Latent);
    private readonly float[] _dz = TestValues.Normal(3, Rows * Latent);
    private readonly float[] _images = TestValues.Pixels(4, Rows * Pixels);
    private readonly float[] _beforeSigmoid = TestValues.Normal(5, Rows * Pixels);

    [Fact]
    public void FillNormal_gives_the_normals_of_their_positions_however_they_are_asked_for()
    {
        var key = new RandomKey(1, Purpose.Sampling, 2, 3);
        var whole = _host.Backend.CreateMatrix(10, 100);
        var part = _host.Backend.CreateMatrix(3, 70);

        _host.Backend.FillNormal(key, 20, 10, whole);
        _host.Backend.FillNormal(key, 25, 3, part);

        Assert.Equal(ScalarNormal.At(key, 29, 99), _host.Values(whole)[^1]);
        Assert.Equal(_host.Values(whole).Chunk(100).Skip(5).Take(3).SelectMany(row => row[..70]), _host.Values(part));
    }

    [Fact]
    public void Reparameterise_agrees_with_double()
    {
        var z = _host.Backend.CreateMatrix(Rows, Latent);
        _host.Backend.Reparameterise(_host.Matrix(2 * Latent, _heads), _host.Matrix(Latent, _noise), Rows, z);
        var found = _host.Values(z);

        ForEachLatent((i, mu, logvar) =>
        {
            var term = Math.Exp(logvar / 2) * _noise[i];

            // exp is off by two ulp, and the sum is rounded once.
            var bound = (4 * Ulp.Unit * Math.Abs(term)) + (Ulp.Unit * 1.01 * Math.Abs(mu + term));
            Assert.InRange(found[i], mu + term - bound, mu + term + bound);
        });
    }

    [Fact]
    public void ReparameteriseBackward_is_the_slope_of_the_loss()
    {
        var dHeads = _host.Backend.CreateMatrix(Rows, 2 * Latent);
        _host.Backend.ReparameteriseBackward(
            _host.Matrix(2 * Latent, _heads), _host.Matrix(Latent, _noise), _host.Matrix(Latent, _dz), Rows, dHeads);
        var found = _host.Values(dHeads).Chunk(Latent).ToArray();

        ForEachLatent((i, mu, logvar) =>
        {
            // The loss as far as these two numbers have a part in it: what is behind z, linear with slope dz, and the KL divergence.
            double Loss(double m, double l) =>
                (_dz[i] * (m + (Math.Exp(l / 2) * _noise[i]))) - (0.5 * (1 + l - (m * m) - Math.Exp(l)));

            var (row, j) = (i / Latent, i % Latent);
            var slopeOfMu = Slope(m => Loss(m, logvar), mu);
            var slopeOfLogvar = Slope(l => Loss(mu, l), logvar);

            // Each product and sum is rounded once, exp is off by two ulp: eight units of the terms' magnitudes cover both.
            var (e, d) = (Math.Exp(logvar / 2), Math.Abs(_dz[i] * _noise[i]));
            var errorOfMu = DifferenceError + (Ulp.Unit * 1.01 * Math.Abs(slopeOfMu));
            var errorOfLogvar = DifferenceError + (8 * Ulp.Unit * ((e * e) + (d * e) + 1));
            Assert.InRange(found[2 * row][j], slopeOfMu - errorOfMu, slopeOfMu + errorOfMu);
            Assert.InRange(found[(2 * row) + 1][j], slopeOfLogvar - errorOfLogvar, slopeOfLogvar + errorOfLogvar);
        });
    }

    [Fact]
    public void VaeLoss_agrees_with_double()
    {
        var y = Array.ConvertAll(_beforeSigmoid, value => (float)Sigmoid(value));
        var losses = _host.Backend.CreateTable(Rows + 2, 2);
        _host.Backend.VaeLoss(
            _host.Matrix(2 * Latent, _heads), _host.Matrix(Pixels, _images), _host.Matrix(Pixels, y), Rows, 1, losses, null);
        var found = _host.Values(losses).Chunk(2).ToArray();

        Assert.Equal([0f, 0f], found[0]);
        Assert.Equal([0f, 0f], found[^1]);
        for (var r = 0; r < Rows; r++)
        {
            var reconstruction = Enumerable.Range(r * Pixels, Pixels).Sum(c => Square((double)y[c] - _images[c]));
            var kl = 0.0;
            var magnitude = 0.0;
            for (var j = 0; j < Latent; j++)
            {
                double mu = _heads[(r * 2 * Latent) + j];
                double logvar = _heads[(r * 2 * Latent) + Latent + j];
                kl -= 0.5 * (1 + logvar - Square(mu) - Math.Exp(logvar));
                magnitude += 0.5 * (1 + Math.Abs(logvar) + Square(mu) + Math.Exp(logvar));
            }

            // A term goes through four folds and as many sums as there are blocks, at most three; it has three roundings or, with exp, six.
            var error = 14 * Ulp.Unit;
            Assert.InRange(found[r + 1][0], reconstruction * (1 - error), reconstruction * (1 + error));
            Assert.InRange(found[r + 1][1], kl - (error * magnitude), kl + (error * magnitude));
        }
    }

    [Fact]
    public void The_gradient_of_VaeLoss_is_its_slope_before_the_sigmoid()
    {
        var y = Array.ConvertAll(_beforeSigmoid, value => (float)Sigmoid(value));
        var dy = _host.Backend.CreateMatrix(Rows, Pixels);
        var (heads, x, source) = (_host.Matrix(2 * Latent, _heads), _host.Matrix(Pixels, _images), _host.Matrix(Pixels, y));
        var losses = _host.Backend.CreateTable(Rows, 2);
        _host.Backend.VaeLoss(heads, x, source, Rows, 0, losses, dy);
        var found = _host.Values(dy);

        for (var i = 0; i < found.Length; i++)
        {
            var slope = Slope(a => Square(Sigmoid(a) - _images[i]), _beforeSigmoid[i]);

            // y was rounded, half an ulp, and the slope changes with it by at most 2.5; four roundings follow, of at most a half.
            const double error = DifferenceError + (4.5 * Ulp.Unit);
            Assert.InRange(found[i], slope - error, slope + error);
        }

        _host.Backend.VaeLoss(heads, x, source, Rows, 0, losses, source);
        Assert.Equal(found, _host.Values(source));
    }

    public void Dispose() => _host.Dispose();

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private static double Square(double value) => value * value;

    private static double Slope(Func<double, double> function, double at) => (function(at + Step) - function(at - Step)) / (2 * Step);

    private void ForEachLatent(Action<int, double, double> check)
    {
        for (var i = 0; i < Rows * Latent; i++)
        {
            var start = (i / Latent * 2 * Latent) + (i % Latent);
            check(i, _heads[start], _heads[start + Latent]);
        }
    }
}

using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>Elementwise operations and reductions of every backend equal the reference to the bit, at every length.</summary>
public sealed class EqualElementwiseTests(BackendsUnderTest backends) : IClassFixture<BackendsUnderTest>
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, TestValues.Kinds.Length)];

    /// <summary>A batch of the size that data sets are sampled in.</summary>
    [Fact]
    public void Many_normals_are_equal()
    {
        var key = new RandomKey(5, Purpose.Sampling, 1);
        backends.Check("FillNormal [512, 784]", side =>
        {
            var destination = side.Destination(512, 784);
            side.Backend.FillNormal(key, 7, 512, destination);
            side.Keep("destination", destination);
        });
    }

    [Fact]
    public void Normals_are_equal()
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            var key = new RandomKey(-columns, Purpose.TrainingNoise, rows, columns);
            backends.Check($"FillNormal [{rows}, {columns}]", side =>
            {
                var destination = side.Destination(rows, columns);
                side.Backend.FillNormal(key, 1000 * columns, rows, destination);
                side.Keep("destination", destination);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reparameterisation_is_equal(int kind)
    {
        foreach (var (rows, latent) in Sizes.Elementwise)
        {
            var heads = Values(1, kind, rows, 2 * latent);
            var noise = Values(2, kind, rows, latent);
            backends.Check($"Reparameterise [{rows}, {latent}]", side =>
            {
                var z = side.Destination(rows, latent);
                side.Backend.Reparameterise(side.Matrix(2 * latent, heads), side.Matrix(latent, noise), rows, z);
                side.Keep("z", z);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_gradient_of_the_reparameterisation_is_equal(int kind)
    {
        foreach (var (rows, latent) in Sizes.Elementwise)
        {
            var heads = Values(1, kind, rows, 2 * latent);
            var noise = Values(2, kind, rows, latent);
            var dz = Values(3, kind, rows, latent);
            backends.Check($"ReparameteriseBackward [{rows}, {latent}]", side =>
            {
                var dHeads = side.Destination(rows, 2 * latent);
                side.Backend.ReparameteriseBackward(
                    side.Matrix(2 * latent, heads), side.Matrix(latent, noise), side.Matrix(latent, dz), rows, dHeads);
                side.Keep("dHeads", dHeads);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_loss_of_the_autoencoder_is_equal(int kind)
    {
        foreach (var (rows, columns) in Sizes.Elementwise)
        {
            var latent = 131 - columns;
            var heads = Values(1, kind, rows, 2 * latent);
            var x = Values(2, kind, rows, columns);
            var y = Values(3, kind, rows, columns);
            backends.Check($"VaeLoss [{rows}, {columns}], latent {latent}", side =>
            {
                var (headsHere, xHere, yHere) = (side.Matrix(2 * latent, heads), side.Matrix(columns, x), side.Matrix(columns, y));
                var losses = side.DestinationTable((3 * rows) + 2, 2);
                var dy = side.Destination(rows, columns);
                side.Backend.VaeLoss(headsHere, xHere, yHere, rows, 1, losses, null);
                side.Backend.VaeLoss(headsHere, xHere, yHere, rows, rows + 1, losses, dy);
                side.Backend.VaeLoss(headsHere, xHere, yHere, rows, (2 * rows) + 1, losses, yHere);
                side.Keep("losses", losses);
                side.Keep("dy", dy);
                side.Keep("dy in y's place", yHere);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cross_entropy_is_equal(int kind)
    {
        foreach (var (rows, classes) in Sizes.Elementwise)
        {
            var logits = Values(1, kind, rows, classes);
            var labels = TestValues.Integers(rows, rows + 2, classes);
            var order = TestValues.Integers(classes, rows + 2, rows + 2);
            backends.Check($"CrossEntropy [{rows}, {classes}]", side =>
            {
                var (source, targets) = (side.Matrix(classes, logits), side.Integers(labels));
                var losses = side.DestinationTable(rows + 2, 1);
                var lossesInOrder = side.DestinationTable(rows + 2, 2);
                var predictions = side.Integers(new int[rows + 2]);
                var dLogits = side.Destination(rows, classes);
                side.Backend.CrossEntropy(source, rows, targets, null, 1, losses, predictions, null);
                side.Backend.CrossEntropy(source, rows, targets, side.Integers(order), 2, lossesInOrder, predictions, dLogits);
                side.Backend.CrossEntropy(source, rows, targets, null, 0, losses, predictions, source);
                side.Keep("losses", losses);
                side.Keep("losses in order", lossesInOrder);
                side.Keep("predictions", predictions);
                side.Keep("dLogits", dLogits);
                side.Keep("dLogits in the logits' place", source);
            });
        }
    }

    [Fact]
    public void The_first_of_equal_logits_is_predicted_by_all()
    {
        foreach (var (rows, classes) in Sizes.Elementwise)
        {
            var logits = Array.ConvertAll(TestValues.Integers(classes, rows * classes, 3), value => (float)(value - 1));
            backends.Check($"CrossEntropy of ties [{rows}, {classes}]", side =>
            {
                var predictions = side.Integers(new int[rows]);
                var (source, labels) = (side.Matrix(classes, logits), side.Integers(new int[rows]));
                side.Backend.CrossEntropy(source, rows, labels, null, 0, side.DestinationTable(rows, 1), predictions, null);
                side.Keep("predictions", predictions);
            });
        }
    }

    private static float[] Values(int seed, int kind, int rows, int columns)
    {
        var mixed = TestValues.Seed(seed, rows, columns);
        return TestValues.Sprinkle(mixed, TestValues.Normal(mixed, rows * columns), TestValues.Kinds[kind]);
    }
}

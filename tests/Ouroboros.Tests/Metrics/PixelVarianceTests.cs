using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Metrics;

public sealed class PixelVarianceTests : IDisposable
{
    private readonly IBackend _backend = Backends.Create(1);

    public void Dispose() => _backend.Dispose();

    /// <summary>Less than a chunk, borders of chunks, several of them.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1300)]
    public void It_is_the_mean_of_the_sample_variances(int images)
    {
        const int columns = 17;
        using var matrix = _backend.CreateMatrix(images, columns);
        using var table = _backend.CreateTable(images + 3, columns);
        _backend.FillNormal(new RandomKey(3, Purpose.Sampling, 1), 0, images, matrix);
        _backend.Store(matrix, images, 0, table);
        _backend.Write(Enumerable.Repeat(1e6f, 3 * columns).ToArray(), images, table);

        var rows = _backend.Rows(matrix, images).Chunk(columns).ToArray();
        var expected = Enumerable.Range(0, columns).Average(column =>
        {
            var mean = rows.Average(row => (double)row[column]);
            return rows.Sum(row => (row[column] - mean) * (row[column] - mean)) / (images - 1);
        });
        Assert.Equal(expected, PixelVariance.Of(_backend, table, images), expected * 1e-12);
    }

    [Fact]
    public void Two_images_have_half_their_squared_distance()
    {
        using var table = _backend.CreateTable(2, 2);
        _backend.Write([0f, 0.25f, 1f, 0.75f], 0, table);
        Assert.Equal((0.5 + 0.125) / 2, PixelVariance.Of(_backend, table, 2), 1e-15);
    }

    [Fact]
    public void Equal_images_have_none()
    {
        using var table = _backend.CreateTable(700, 3);
        _backend.Write([.. Enumerable.Repeat(new[] { 0.25f, 0f, 0.75f }, 700).SelectMany(row => row)], 0, table);
        Assert.Equal(0.0, PixelVariance.Of(_backend, table, 700));
        Assert.Equal(0.0, PixelVariance.Of(_backend, table, 1));
    }
}

using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Metrics;

/// <summary>
/// Perfect samples: real digits that no one has seen. All digits here are of the same set, and each is taken for one purpose, so that floors
/// and samples are draws of one distribution. How far such draws lie apart is found from several of them.
/// </summary>
public sealed class UnseenDigitsTests : IDisposable
{
    private const int Judged = 3_000;
    private const int Test = 2_000;
    private const int Learned = 1_000;

    // By Student's t with 15 degrees of freedom, one draw in 6,000 lies farther off, and a hundred are looked at.
    private const int Draws = 16;
    private const double Deviations = 5;

    private readonly IBackend _backend = Backends.Create(2);
    private readonly DigitSet _digits;
    private readonly ReferenceClassifier _reference;

    public UnseenDigitsTests(RealDigits digits)
    {
        _digits = digits.Train(60_000);
        _reference = ReferenceClassifier.Train(_backend, Part(0, Judged), Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _reference.Dispose();
        _backend.Dispose();
    }

    /// <summary>As samples, and as the real training images of row 0, whichever of the numbers is the small one.</summary>
    /// <param name="samples">Samples of a generation.</param>
    /// <param name="learned">Real images that generation 1 learns from.</param>
    /// <param name="test">Test images.</param>
    [Theory]
    [InlineData(100, Learned, Test)]
    [InlineData(1_000, Learned, Test)]
    [InlineData(1_000, 100, Test)]
    [InlineData(1_000, Learned, 200)]
    [InlineData(30, Learned, Test)]
    public void Are_as_good_as_the_floors(int samples, int learned, int test)
    {
        var config = new ExperimentConfig
        {
            Experiment = new() { NumGeneratedSamples = samples, NumTrainingImages = learned },
            Metrics = new() { Images = 1_000 },
        };
        var data = new MnistData(Part(Judged + Test, learned), Part(Judged, test));
        var images = ComparedImages.Count(config, data.Train.Count, data.Test.Count);
        using var meter = new DistributionMeter(_backend, _reference, data, images);
        var floors = meter.Floors(Cancellation).Values;
        List<DistributionMetrics> draws =
        [
            .. Enumerable.Range(0, Draws).Select(draw => meter.OfSamples(ImageSource.Of(Part(10_000 + (samples * draw), samples)), Cancellation)),
        ];
        var real = meter.OfTrainingSet(Cancellation);
        foreach (var (name, value) in DistributionColumns.All)
        {
            var found = draws.ConvertAll(draw => value(draw)!.Value);
            var mean = found.Average();
            var deviation = Math.Sqrt(found.Sum(one => (one - mean) * (one - mean)) / (Draws - 1));
            var bound = Deviations * deviation * Math.Sqrt(1 + (1.0 / Draws));
            Assert.True(Math.Abs(value(floors)!.Value - mean) <= bound, $"{name}: floor {value(floors)}, samples {mean} by {deviation}");
            Assert.True(value(real) is not { } row0 || Math.Abs(row0 - mean) <= bound, $"{name}: row 0 {value(real)}, samples {mean} by {deviation}");
        }
    }

    private DigitSet Part(int first, int count) => new(
        _digits.Name,
        _digits.Pixels.Slice(first * DigitSet.PixelsPerImage, count * DigitSet.PixelsPerImage),
        _digits.Labels.Slice(first, count),
        _digits.Classes);
}

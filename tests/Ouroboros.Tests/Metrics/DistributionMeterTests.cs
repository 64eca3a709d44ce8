using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Metrics;

/// <summary>All comparisons together, on real digits.</summary>
public sealed class DistributionMeterTests : IDisposable
{
    private const int Train = 900;
    private const int Test = 400;
    private const int Half = Test / 2;

    private readonly IBackend _backend = Backends.Create(2);
    private readonly MnistData _data;
    private readonly ReferenceClassifier _reference;
    private readonly List<DistributionMeter> _meters = [];

    public DistributionMeterTests(RealDigits digits)
    {
        _data = digits.First(Train, Test);
        _reference = ReferenceClassifier.Train(_backend, _data.Train, Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _meters.ForEach(meter => meter.Dispose());
        _reference.Dispose();
        _backend.Dispose();
    }

    /// <summary>All of them, so that whichever are drawn for one side are the other.</summary>
    [Fact]
    public void Test_images_are_like_themselves()
    {
        var found = Meter(Test).OfSamples(ImageSource.Of(_data.Test), Cancellation);
        Assert.InRange(found.FrechetDistance!.Value, 0, 1e-6);
        Assert.Equal((1, 1, 1.2, 1), (found.Precision, found.Recall, found.Density, found.Coverage));
        Assert.Equal(found.EffectiveClasses!.Value, Math.Exp(found.LabelEntropy!.Value), 1e-12);
        Assert.True(found.NearestTrainDistance > 1);
    }

    /// <summary>What is learned by heart is at no distance from what it was learned from, and its labels are those of it.</summary>
    [Fact]
    public void Training_images_are_at_no_distance_from_themselves()
    {
        var found = Meter(Half).OfSamples(ImageSource.Of(_data.Train), Cancellation);
        Assert.Equal(0, found.NearestTrainDistance);
        Assert.InRange(found.NearestSampleDistance!.Value, 3, 8);
    }

    /// <summary>Every metric tells real digits from one digit over and over, and halves of real digits from neither.</summary>
    [Fact]
    public void Collapse_shows_in_every_metric_and_the_floor_is_far_from_it()
    {
        var meter = Meter(Half);
        var one = new float[DigitSet.PixelsPerImage];
        _data.Test.CopyPixels(3, one);
        var collapsed = meter.OfSamples(
            new PointSet(300, DigitSet.PixelsPerImage, (_, pixels) =>
            {
                for (; !pixels.IsEmpty; pixels = pixels[one.Length..])
                {
                    one.CopyTo(pixels);
                }
            }),
            Cancellation);
        var floors = meter.Floors(Cancellation);
        var floor = floors.Values;
        Assert.Equal((Half, _reference.Sha256), (floors.Images, floors.ReferenceSha256));
        Assert.Equal((0, 1, 0), (collapsed.LabelEntropy, collapsed.EffectiveClasses, collapsed.NearestSampleDistance));
        Assert.Equal(1, collapsed.VendiScore!.Value, 1e-9);
        Assert.InRange(collapsed.LabelTotalVariation!.Value, 0.85, 0.95);
        Assert.InRange(floor.LabelTotalVariation!.Value, 0.001, 0.3);
        Assert.True(collapsed.FrechetDistance > 10 * floor.FrechetDistance);
        Assert.True(collapsed.Recall < 0.1 && floor.Recall > 0.8);
        Assert.True(collapsed.Coverage < 0.1 && floor.Coverage > 0.8);
        Assert.InRange(floor.Precision!.Value, 0.8, 1);
        Assert.InRange(floor.Density!.Value, 0.8, 1.2);
        Assert.True(floor.VendiScore > 2);
        Assert.True(floor.EffectiveClasses > 8);
        Assert.InRange(floor.NearestTrainDistance!.Value, 4, 9);
        Assert.InRange(floor.NearestSampleDistance!.Value, 4, 9);
    }

    [Fact]
    public void The_training_set_is_compared_but_for_its_own_labels_and_its_distance_from_itself()
    {
        var found = Meter(Half).OfTrainingSet(Cancellation);
        Assert.Equal((null, null), (found.LabelTotalVariation, found.NearestTrainDistance));
        Assert.All(
            DistributionColumns.All.Where(column => column.Name is not ("label_total_variation" or "nearest_train_distance")),
            column => Assert.NotNull(column.Value(found)));
    }

    /// <summary>No ball reaches to a fifth neighbour where there is none.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ComparedImages.Fewest - 1)]
    public void Too_few_images_are_not_compared(int images)
    {
        var meter = Meter(images, _data with { Test = _data.Test.First(2 * images) });
        Assert.Equal(DistributionMetrics.None, meter.OfSamples(ImageSource.Of(_data.Train).First(images), Cancellation));
        Assert.Equal(DistributionMetrics.None, meter.OfTrainingSet(Cancellation));
        Assert.Equal((images, DistributionMetrics.None), (meter.Floors(Cancellation).Images, meter.Floors(Cancellation).Values));
    }

    [Fact]
    public void One_more_is_enough()
    {
        var meter = Meter(ComparedImages.Fewest, _data with { Test = _data.Test.First(2 * ComparedImages.Fewest) });
        var found = meter.OfSamples(ImageSource.Of(_data.Train).First(ComparedImages.Fewest), Cancellation);
        Assert.All(DistributionColumns.All, column => Assert.NotNull(column.Value(found)));
        Assert.All(DistributionColumns.All, column => Assert.NotNull(column.Value(meter.Floors(Cancellation).Values)));
    }

    /// <summary>Too few would be compared with more real images, and could not be held against the floors.</summary>
    [Fact]
    public void Fewer_samples_than_are_compared_are_refused() =>
        Assert.Throws<ArgumentException>(() => Meter(Half).OfSamples(ImageSource.Of(_data.Train).First(Half - 1), Cancellation));

    [Fact]
    public void The_floor_is_between_halves_where_the_test_set_has_no_more()
    {
        var floors = Meter(Half).Floors(Cancellation);
        Assert.Equal(Half, floors.Images);
        Assert.True(floors.Values.Coverage < 1);
        Assert.True(floors.Values.FrechetDistance > 0.1);
    }

    /// <summary>Test images that are all one, or one of two: images like them have the density 1, not that of N neighbourhoods of five.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Density_of_real_images_that_coincide_is_near_1(int different)
    {
        byte[] pixels =
        [
            .. Enumerable.Range(0, Test).SelectMany(image =>
                _data.Test.Pixels.Slice(image % different * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage).ToArray()),
        ];
        var test = new DigitSet("copies", pixels, _data.Test.Labels, _data.Test.Classes);
        var meter = Meter(Half, _data with { Test = test });
        foreach (var found in new[] { meter.Floors(Cancellation).Values, meter.OfSamples(ImageSource.Of(test), Cancellation) })
        {
            Assert.Equal((1, 1, 1), (found.Precision, found.Recall, found.Coverage));
            Assert.InRange(found.Density!.Value, 0.8, 1.2);
        }
    }

    /// <summary>
    /// What bytes cannot tell is small: an error of up to half a 255th in each pixel is 0.03 pixels in all, and neighbours are 4 or more apart.
    /// Samples are therefore compared as they are, and real images as bytes.
    /// </summary>
    /// <param name="weight">Of one digit, where it is laid over another: 1 is a digit as it is.</param>
    /// <param name="frechet">Relative change of the Fréchet distance, at most.</param>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.63f, 0.005)]
    [InlineData(0.5f, 0.005)]
    public void Rounding_samples_to_bytes_changes_little(float weight, double frechet)
    {
        var (first, second) = (Pixels(0), Pixels(Half));
        float[] samples = [.. first.Zip(second, (one, other) => (weight * one) + ((1 - weight) * other))];
        float[] rounded = [.. samples.Select(value => MathF.Round(value * 255) / 255f)];
        var meter = Meter(Half);
        var (before, after) = (Measure(samples), Measure(rounded));
        Assert.InRange(Math.Abs((after.FrechetDistance!.Value / before.FrechetDistance!.Value) - 1), 0, frechet);
        Assert.Equal(before.Precision!.Value, after.Precision!.Value, 0.02);
        Assert.Equal(before.Recall!.Value, after.Recall!.Value, 0.02);
        Assert.Equal(before.Density!.Value, after.Density!.Value, 0.02);
        Assert.Equal(before.Coverage!.Value, after.Coverage!.Value, 0.02);
        Assert.Equal(before.NearestTrainDistance!.Value, after.NearestTrainDistance!.Value, 0.01);

        DistributionMetrics Measure(float[] images) => meter.OfSamples(PointSet.Of(images, DigitSet.PixelsPerImage), Cancellation);

        float[] Pixels(int from)
        {
            var pixels = new float[Half * DigitSet.PixelsPerImage];
            _data.Train.CopyPixels(from, pixels);
            return pixels;
        }
    }

    [Fact]
    public void Cancelling_ends_it() =>
        Assert.Throws<OperationCanceledException>(() => Meter(100).Floors(new CancellationToken(true)));

    private DistributionMeter Meter(int images) => Meter(images, _data);

    private DistributionMeter Meter(int images, MnistData data)
    {
        var meter = new DistributionMeter(_backend, _reference, data, images);
        _meters.Add(meter);
        return meter;
    }
}

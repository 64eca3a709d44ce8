using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Metrics;

/// <summary>Compares sets of images with real ones that nothing was trained on, in the features of the reference classifier and in pixels.</summary>
/// <remarks>
/// Which real images are compared is drawn once for all runs: MNIST's test set is not in random order. The features of the images lie in
/// memory for one comparison only: training does not find them there.
/// </remarks>
internal sealed class DistributionMeter : IDisposable
{
    /// <summary>Which neighbour's distance is a ball's radius, as in Naeem et al.</summary>
    public const int K = ComparedImages.Neighbours;

    // Whose nearest neighbours in pixels are looked for: all 60,000 training images stand against each.
    private const int MostQueries = 1_000;
    private const int QueriesShare = 4;

    private readonly IBackend _backend;
    private readonly ReferenceClassifier _reference;
    private readonly DigitSet _test;
    private readonly PointSet _train;
    private readonly int[] _testOrder;
    private readonly DigitSet _trainDigits;
    private readonly FeatureExtractor _extractor;
    private readonly PairDistances _featureDistances;
    private readonly PairDistances _pixelDistances;
    private RealSide? _real;
    private IReadOnlyList<int>? _trainLabels;
    private float[]? _trainCentre;

    /// <summary>A meter with buffers of its own.</summary>
    /// <param name="backend">Where to compute.</param>
    /// <param name="reference">The judge; stays the caller's.</param>
    /// <param name="data">What generation 1 learns from, and the real test set.</param>
    /// <param name="images">Images on each side of every comparison, see <see cref="ComparedImages"/>; too few are not compared.</param>
    public DistributionMeter(IBackend backend, ReferenceClassifier reference, MnistData data, int images)
    {
        _backend = backend;
        _reference = reference;
        _test = data.Test;
        _trainDigits = data.Train;
        _train = ImageSource.Of(data.Train);
        Images = images;
        _testOrder = Order(data.Test.Count, epoch: 0);
        _extractor = new FeatureExtractor(backend, reference);
        _featureDistances = new PairDistances(backend, reference.FeatureCount);
        _pixelDistances = new PairDistances(backend, DigitSet.PixelsPerImage);
    }

    /// <summary>Images on each side of every comparison.</summary>
    public int Images { get; }

    /// <summary>Of so many images, those whose nearest neighbours are looked for.</summary>
    public static int Queries(int images) => Math.Min(MostQueries, (images + QueriesShare - 1) / QueriesShare);

    /// <summary>The test images that all are compared with, against as many others of them. Labels of the one are held against those of the other.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MetricFloors Floors(CancellationToken cancellation) => new(
        Images,
        _reference.Sha256,
        Images <= K ? DistributionMetrics.None : Of(OtherTestImages(), side => side.LabelCounts, withTraining: true, cancellation));

    /// <summary>The real training images, as many as are compared, against the test images; their labels and nearest training images are left out.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DistributionMetrics OfTrainingSet(CancellationToken cancellation) =>
        Of(ImageSource.Of(_trainDigits, Order(_trainDigits.Count, epoch: 1)), _ => null, withTraining: false, cancellation);

    /// <summary>A generation's first samples, as many as are compared, against the test images.</summary>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DistributionMetrics OfSamples(PointSet samples, CancellationToken cancellation) =>
        Of(samples, _ => _trainLabels ??= _extractor.LabelsOf(_train, cancellation), withTraining: true, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _extractor.Dispose();
        _featureDistances.Dispose();
        _pixelDistances.Dispose();
    }

    private static int[] Order(int count, int epoch)
    {
        var order = new int[count];
        Permutation.Fill(new RandomKey(ReferenceRecipe.Seed, Purpose.MetricHalves, 0, epoch), order);
        return order;
    }

    private PointSet OtherTestImages() => ImageSource.Of(_test, _testOrder.AsMemory(Images, Images));

    private DistributionMetrics Of(
        PointSet images, Func<RealSide, IReadOnlyList<int>?> labels, bool withTraining, CancellationToken cancellation)
    {
        if (Images <= K)
        {
            return DistributionMetrics.None;
        }

        if (images.Count < Images)
        {
            throw new ArgumentException($"{images.Count} images are fewer than the {Images} of the other side.", nameof(images));
        }

        _real ??= SideOf(ImageSource.Of(_test, _testOrder.AsMemory(0, Images)), cancellation);
        return Compare(images.First(Images), _real, labels(_real), withTraining, cancellation);
    }

    private RealSide SideOf(PointSet images, CancellationToken cancellation)
    {
        var (labels, table) = _extractor.Keep(images, cancellation);
        using (table)
        {
            var features = Rows(table);
            var centre = SecondMoments.Centre(features);
            var balls = NearestNeighbours.Within(_featureDistances, features, centre, K, cancellation);
            return new(images, GaussianFit.Of(features), centre, balls, labels);
        }
    }

    private DistributionMetrics Compare(
        PointSet made, RealSide real, IReadOnlyList<int>? labels, bool withTraining, CancellationToken cancellation)
    {
        var byFeatures = CompareFeatures(made, real, labels, cancellation);
        var queries = made.First(Queries(made.Count));
        _trainCentre ??= SecondMoments.Centre(_train);
        return byFeatures with
        {
            NearestTrainDistance = withTraining
                ? NearestNeighbours.MeanDistance(_pixelDistances, queries, _train, _trainCentre, sameSet: false, cancellation)
                : null,
            NearestSampleDistance =
                NearestNeighbours.MeanDistance(_pixelDistances, queries, made, SecondMoments.Centre(made), sameSet: true, cancellation),
        };
    }

    private DistributionMetrics CompareFeatures(PointSet made, RealSide real, IReadOnlyList<int>? labels, CancellationToken cancellation)
    {
        var (counts, table) = _extractor.Keep(made, cancellation);
        using (table)
        {
            var features = Rows(table);
            var scores = Neighbourhoods.Compare(
                _featureDistances,
                new Neighbourhoods(_extractor.FeaturesOf(real.Images), real.Balls),
                Neighbourhoods.Of(_featureDistances, features, real.Centre, K, cancellation),
                real.Centre,
                cancellation);
            var entropy = LabelDistribution.Entropy(counts);
            return new DistributionMetrics
            {
                FrechetDistance = FrechetDistance.Between(real.Fit, GaussianFit.Of(features)),
                Precision = scores.Precision,
                Recall = scores.Recall,
                Density = scores.Density,
                Coverage = scores.Coverage,
                VendiScore = VendiScore.OfDirections(features),
                LabelEntropy = entropy,
                EffectiveClasses = LabelDistribution.EffectiveClasses(entropy),
                LabelTotalVariation = labels is null ? null : LabelDistribution.TotalVariation(counts, labels),
            };
        }
    }

    private PointSet Rows(Table table) => new(table.Rows, table.Columns, (first, values) => _backend.Read(table, first, values));
}

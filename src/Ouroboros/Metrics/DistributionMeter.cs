using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Metrics;

/// <summary>Compares sets of images with real ones that nothing was trained on, in the features of the reference classifier and in pixels.</summary>
/// <remarks>
/// Which real images are compared is drawn once for all runs: MNIST's test set is not in random order. Large buffers last for one
/// comparison only, so that training does not find them in memory.
/// </remarks>
/// <param name="backend">Where to compute.</param>
/// <param name="reference">The judge.</param>
/// <param name="data">What generation 1 learns from, and the real test set.</param>
/// <param name="most">Images of each side at most.</param>
internal sealed class DistributionMeter(IBackend backend, ReferenceClassifier reference, MnistData data, int most)
{
    /// <summary>Which neighbour's distance is a ball's radius, as in Naeem et al.</summary>
    public const int K = 5;

    // Whose nearest neighbours in pixels are looked for: all 60,000 training images stand against each.
    private const int MostQueries = 1_000;
    private const int QueriesShare = 4;

    private readonly int[] _testOrder = Order(data.Test.Count, epoch: 0);
    private RealSide? _test;
    private IReadOnlyList<int>? _trainLabels;
    private float[]? _trainCentre;

    /// <summary>Images of each side.</summary>
    public int Images => Math.Min(most, data.Test.Count);

    /// <summary>Images of each half in <see cref="Floors"/>.</summary>
    public int HalfImages => Math.Min(most, data.Test.Count / 2);

    /// <summary>Of so many images, those whose nearest neighbours are looked for.</summary>
    public static int Queries(int images) => Math.Min(MostQueries, (images + QueriesShare - 1) / QueriesShare);

    /// <summary>
    /// One half of the test images, or as many as are compared, against as many others. Labels of one are held against those of the other.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MetricFloors Floors(CancellationToken cancellation)
    {
        var half = HalfImages;
        var made = ImageSource.Of(data.Test, _testOrder.AsMemory(half, half));
        var values = half > K
            ? Compare(made, SideOf(ImageSource.Of(data.Test, _testOrder.AsMemory(0, half)), cancellation), side => side.LabelCounts, withTraining: true, cancellation)
            : DistributionMetrics.None;
        return new MetricFloors(half, reference.Sha256, values);
    }

    /// <summary>The real training images, as many as are compared, against the test images; their labels and nearest training images are left out.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DistributionMetrics OfTrainingSet(CancellationToken cancellation)
    {
        var images = ImageSource.Of(data.Train, Order(data.Train.Count, epoch: 1));
        return Of(images, null, withTraining: false, cancellation);
    }

    /// <summary>A generation's first samples, as many as are compared, against the test images.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DistributionMetrics OfSamples(ImageSource samples, CancellationToken cancellation)
    {
        _trainLabels ??= LabelledFeatures.LabelsOf(backend, reference, ImageSource.Of(data.Train), cancellation);
        return Of(samples, _ => _trainLabels, withTraining: true, cancellation);
    }

    private DistributionMetrics Of(ImageSource images, Func<RealSide, IReadOnlyList<int>>? labels, bool withTraining, CancellationToken cancellation)
    {
        var made = images.First(Images);
        if (Math.Min(made.Count, Images) <= K)
        {
            return DistributionMetrics.None;
        }

        _test ??= SideOf(ImageSource.Of(data.Test, _testOrder.AsMemory(0, Images)), cancellation);
        return Compare(made, _test, labels, withTraining, cancellation);
    }

    private static int[] Order(int count, int epoch)
    {
        var order = new int[count];
        Permutation.Fill(new RandomKey(ReferenceRecipe.Seed, Purpose.MetricHalves, 0, epoch), order);
        return order;
    }

    private RealSide SideOf(ImageSource images, CancellationToken cancellation)
    {
        var features = LabelledFeatures.Of(backend, reference, images, cancellation);
        var centre = PointSet.Centre(features.Values, reference.FeatureCount);
        using var distances = new PairDistances(backend, reference.FeatureCount);
        return new(
            images,
            GaussianFit.Of(features.Values, reference.FeatureCount),
            centre,
            NearestNeighbours.Within(distances, PointSet.Of(features.Values, centre), K, cancellation),
            features.LabelCounts);
    }

    private DistributionMetrics Compare(
        ImageSource made, RealSide real, Func<RealSide, IReadOnlyList<int>>? labels, bool withTraining, CancellationToken cancellation)
    {
        var features = LabelledFeatures.Of(backend, reference, made, cancellation);
        var scores = Scores(features, real, cancellation);
        var entropy = LabelDistribution.Entropy(features.LabelCounts);
        var queries = made.First(Queries(made.Count));
        return new DistributionMetrics
        {
            FrechetDistance = FrechetDistance.Between(real.Fit, GaussianFit.Of(features.Values, reference.FeatureCount)),
            Precision = scores.Precision,
            Recall = scores.Recall,
            Density = scores.Density,
            Coverage = scores.Coverage,
            VendiScore = VendiScore.OfDirections(features.Values, reference.FeatureCount),
            LabelEntropy = entropy,
            EffectiveClasses = LabelDistribution.EffectiveClasses(entropy),
            LabelTotalVariation = labels is null ? null : LabelDistribution.TotalVariation(features.LabelCounts, labels(real)),
            NearestTrainDistance = withTraining ? MeanDistance(queries, ImageSource.Of(data.Train), _trainCentre ??= ImageSource.Of(data.Train).Centre(), false, cancellation) : null,
            NearestSampleDistance = MeanDistance(queries, made, made.Centre(), true, cancellation),
        };
    }

    private ManifoldScores Scores(LabelledFeatures made, RealSide real, CancellationToken cancellation)
    {
        using var distances = new PairDistances(backend, reference.FeatureCount);
        var features = LabelledFeatures.Of(backend, reference, real.Images, cancellation);
        return Neighbourhoods.Compare(
            distances,
            new Neighbourhoods(PointSet.Of(features.Values, real.Centre), real.Squares, K),
            Neighbourhoods.Of(distances, PointSet.Of(made.Values, real.Centre), K, cancellation),
            cancellation);
    }

    private double MeanDistance(ImageSource queries, ImageSource images, float[] centre, bool sameSet, CancellationToken cancellation)
    {
        using var distances = new PairDistances(backend, DigitSet.PixelsPerImage);
        return NearestNeighbours.MeanDistance(
            distances, new PointSet(queries.Count, centre, queries.Read), new PointSet(images.Count, centre, images.Read), sameSet, cancellation);
    }
}

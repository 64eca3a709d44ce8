using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Regimes;

namespace Ouroboros.Performance;

/// <summary>How much arithmetic it takes to compare images with real ones, counted from the config as in <see cref="Arithmetic"/>.</summary>
public sealed class MetricsPlan
{
    private readonly RunPlan _plan;
    private readonly LayerShape[] _reference;

    /// <summary>The comparisons of a run.</summary>
    public MetricsPlan(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        var settings = ReferenceRecipe.Settings(plan.Data.Classes);
        int[] widths = [.. settings.LayerSizes, settings.Classes];
        _reference = [.. widths.Zip(widths.Skip(1), (inputs, outputs) => new LayerShape(inputs, outputs))];
        TrainingOperations = 2.0 * plan.Data.TrainingImages * settings.Epochs * ((3 * Weights) - _reference[0].Weights);
    }

    /// <summary>Whether anything is compared.</summary>
    public bool IsOn => _plan.Config.Metrics.Images > 0;

    /// <summary>Whether the run needs the reference classifier.</summary>
    public bool HasReference => IsOn || _plan.Config.Regime.NeedsReference;

    /// <summary>Operations that train the reference classifier, where it is not at hand from an earlier run.</summary>
    public double TrainingOperations { get; }

    /// <summary>Images on each side of every comparison, see <see cref="ComparedImages"/>; below <see cref="ComparedImages.Fewest"/> none is made.</summary>
    public int Images => ComparedImages.Count(_plan.Config, _plan.Data.TrainingImages, _plan.Data.TestImages);

    /// <summary>Operations of the reference classifier as a judge of samples: what it filters, and what it labels, once more at the end of the run.</summary>
    public double JudgingOperations
    {
        get
        {
            var (regime, samples) = (_plan.Config.Regime, _plan.Config.Experiment.NumGeneratedSamples);
            var filtered = regime is { Kind: Regime.Filter, Oversampling: > 1 } ? samples * regime.Oversampling : 0;
            var labelled = regime.LabelSource == LabelSource.Reference ? samples : 0;
            return ((2.0 * _plan.Generations) - 1) * (Forward(filtered) + Forward(labelled));
        }
    }

    /// <summary>Operations of the comparisons of the whole run, those between real images included.</summary>
    public double Operations
    {
        get
        {
            if (Images < ComparedImages.Fewest)
            {
                return 0;
            }

            // The floors, generation 0 and all others; and the labels of the training images.
            return RealSide + ((_plan.Generations + 1) * Comparison(withTraining: true)) + Comparison(withTraining: false) + Forward(_plan.Images(1));
        }
    }

    /// <summary>Numbers in the backend's buffers while a set is compared: the judge, features of the set, batches and blocks of distances.</summary>
    internal long Buffers => Lasting + (IsOn ? (long)Images * Features : 0);

    /// <summary>Those of them that are there all the time.</summary>
    internal long Lasting => Judge + (IsOn ? PairDistances.Numbers(Features) + PairDistances.Numbers(DigitSet.PixelsPerImage) : 0);

    // It may have a part in the run without anything being compared.
    private long Judge => HasReference
        ? _reference.Sum(layer => layer.Parameters) + FeatureExtractor.Numbers([_reference[0].Inputs, .. _reference.Select(layer => layer.Outputs)])
        : 0;

    /// <summary>Numbers in the backend's buffers while the reference classifier is trained, about: all real training images, its moments beside its weights.</summary>
    internal long Training => HasReference ? TrainingPixels + (4 * _reference.Sum(layer => layer.Parameters)) : 0;

    /// <summary>Pixels of all real training images, which are one buffer then; 0 without a reference classifier.</summary>
    internal long TrainingPixels => HasReference ? (long)_plan.Data.TrainingImages * DigitSet.PixelsPerImage : 0;

    private long Weights => _reference.Sum(layer => layer.Weights);

    private int Features => _reference[^1].Inputs;

    private double RealSide => Forward(Images) + Pairs(Images, Images, Features);

    private double Comparison(bool withTraining)
    {
        var queries = DistributionMeter.Queries(Images);
        return (2 * Forward(Images)) + (2 * Pairs(Images, Images, Features)) + Pairs(queries, Images, DigitSet.PixelsPerImage)
            + (withTraining ? Pairs(queries, _plan.Images(1), DigitSet.PixelsPerImage) : 0);
    }

    private double Forward(int images) => 2.0 * images * Weights;

    // Blocks are whole, however few points are left for the last.
    private static double Pairs(int queries, int points, int dimensions) =>
        2.0 * queries * dimensions * ((points + PairDistances.BlockRows - 1L) / PairDistances.BlockRows) * PairDistances.BlockRows;
}

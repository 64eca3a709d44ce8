using Ouroboros.Performance;

namespace Ouroboros.Cli.Groups;

/// <summary>How long each point of a sweep takes. Points share a measurement where an image takes them equally long, whatever else varies.</summary>
/// <param name="Seconds">Seconds of a run of each point.</param>
/// <param name="Kinds">Kinds of models and batches among the points.</param>
/// <param name="Measured">How many of them were measured; the others are estimated by their arithmetic.</param>
internal sealed record PointTimes(IReadOnlyList<double> Seconds, int Kinds, int Measured)
{
    // A measurement takes about two seconds.
    private const int MostMeasured = 8;

    /// <summary>Measures.</summary>
    /// <param name="plans">The points.</param>
    /// <param name="measure">How long the images of a run take.</param>
    /// <param name="tell">Told how many measurements are begun, and of how many.</param>
    public static PointTimes Of(IReadOnlyList<RunPlan> plans, Func<RunPlan, ImageTimes> measure, Action<int, int> tell)
    {
        RunPlan[] kinds = [.. plans.DistinctBy(Kind).OrderBy(Operations).ThenBy(Batch)];
        var count = Math.Min(kinds.Length, MostMeasured);
        var measured = new (RunPlan Plan, ImageTimes Times)[count];
        for (var i = 0; i < count; i++)
        {
            tell(i + 1, count);

            // Evenly among them by their arithmetic, the least and the most included.
            var plan = kinds[count == 1 ? 0 : (int)((long)i * (kinds.Length - 1) / (count - 1))];
            measured[i] = (plan, measure(plan));
        }

        var times = kinds.ToDictionary(Kind, kind => measured.MinBy(one => Distance(one.Plan, kind)), StringComparer.Ordinal);
        return new([.. plans.Select(Seconds)], kinds.Length, count);

        double Seconds(RunPlan plan)
        {
            var (of, nearest) = times[Kind(plan)];
            return new TimeEstimate(plan, nearest.Scaled(of, plan)).TotalSeconds;
        }
    }

    // All that the time of an image depends on.
    private static string Kind(RunPlan plan)
    {
        var (vae, classifier) = (plan.Config.Vae, plan.Config.Classifier);
        return $"{Batch(plan)} {Sizes(vae.LayerSizes)} {vae.LatentDim} {Sizes(classifier.LayerSizes)} {classifier.Classes}";
    }

    private static string Sizes(IEnumerable<int> layers) => string.Join(',', layers.Select(size => $"{size}"));

    // A batch is no larger than what is learned.
    private static int Batch(RunPlan plan) => Math.Min(plan.Config.Experiment.BatchSize, plan.MostImages);

    private static double Operations(RunPlan plan) =>
        Arithmetic.PerImage(Workload.VaeTraining, plan.Models) + Arithmetic.PerImage(Workload.ClassifierTraining, plan.Models);

    private static double Distance(RunPlan a, RunPlan b) =>
        Math.Abs(Math.Log(Operations(a) / Operations(b))) + Math.Abs(Math.Log((double)Batch(a) / Batch(b)));
}

namespace Ouroboros.Performance;

/// <summary>How long an image takes to pass once through each workload of an experiment.</summary>
/// <param name="Seconds">Seconds for an image; every workload is there.</param>
/// <param name="OfSmallerModels">Whether smaller models were measured, since the experiment's own are very large.</param>
public sealed record ImageTimes(IReadOnlyDictionary<Workload, double> Seconds, bool OfSmallerModels)
{
    /// <summary>What the images of another run take, by its arithmetic: exact for equal models, else an estimate.</summary>
    /// <param name="measured">The run that these times are of.</param>
    /// <param name="other">The other run.</param>
    public ImageTimes Scaled(RunPlan measured, RunPlan other)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            Seconds = Seconds.ToDictionary(
                pair => pair.Key, pair => pair.Value * Arithmetic.PerImage(pair.Key, other.Models) / Arithmetic.PerImage(pair.Key, measured.Models)),
        };
    }
}

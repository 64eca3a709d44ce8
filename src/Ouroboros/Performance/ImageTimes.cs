namespace Ouroboros.Performance;

/// <summary>How long an image takes to pass once through each workload of an experiment.</summary>
/// <param name="Seconds">Seconds for an image; every workload is there.</param>
/// <param name="OfSmallerModels">Whether smaller models were measured, since the experiment's own are very large.</param>
public sealed record ImageTimes(IReadOnlyDictionary<Workload, double> Seconds, bool OfSmallerModels);

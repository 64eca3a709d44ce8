using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Replication;

/// <summary>Metrics made up for tests.</summary>
internal static class Series
{
    /// <summary>A series of effective classes alone, generation 0 first.</summary>
    public static MetricSeries OfClasses(params double?[] classes) => new([KeyValuePair.Create<string, IReadOnlyList<double?>>(MetricColumns.EffectiveClasses, classes)]);

    /// <summary>A finished replicate with such a series.</summary>
    public static Replicate Finished(long seed, params double?[] classes) => new(seed, RunState.Finished, null, OfClasses(classes), classes.Length - 1);
}

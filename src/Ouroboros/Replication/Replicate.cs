using Ouroboros.Runs;

namespace Ouroboros.Replication;

/// <summary>One run of a group as far as it has got.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="State">Where it stands; null before it has begun.</param>
/// <param name="Reason">Why it failed; null unless it did.</param>
/// <param name="Series">Its numbers; null while there are none.</param>
/// <param name="Planned">Generations it is to run.</param>
public sealed record Replicate(long Seed, RunState? State, string? Reason, MetricSeries? Series, int Planned)
{
    /// <summary>The most frequent label of its newest data set; null while not known.</summary>
    public int? TopLabel { get; init; }

    /// <summary>Its share, 0 to 1; null while not known.</summary>
    public double? TopShare { get; init; }

    /// <summary>Generations complete.</summary>
    public int Done => Math.Max(0, (Series?.Generations ?? 0) - 1);

    /// <summary>What became of its variety; null while it has no numbers.</summary>
    public ClassLoss? Loss => Series?.Loss();

    /// <summary>The generation it collapsed from; null when it has not.</summary>
    public int? CollapseGeneration => Loss?.CollapseGeneration;

    /// <summary>The state in a word.</summary>
    public string StateName => State is { } state ? state.ToString().ToLowerInvariant() : "waiting";
}

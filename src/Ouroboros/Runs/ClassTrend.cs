namespace Ouroboros.Runs;

/// <summary>Where the effective classes of a run are heading, see <see cref="ClassLoss.Trend"/>.</summary>
public enum ClassTrend
{
    /// <summary>Fewer than three generations have learned from samples.</summary>
    TooEarly,

    /// <summary>They are still falling.</summary>
    Falling,

    /// <summary>They neither fall nor rise.</summary>
    Steady,

    /// <summary>They are rising.</summary>
    Rising,
}

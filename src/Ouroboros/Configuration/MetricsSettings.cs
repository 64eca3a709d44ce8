namespace Ouroboros.Configuration;

/// <summary>The <c>metrics</c> section.</summary>
public sealed record MetricsSettings
{
    /// <summary>The largest <see cref="Images"/>: distances are measured between all pairs.</summary>
    public const int MostImages = 100_000;

    /// <summary>
    /// Images of each generation that are compared with as many real test images, fewer where there are not so many; 0: none are. See
    /// <see cref="ComparedImages"/> for the number that a run takes.
    /// </summary>
    public int Images { get; init; } = 5_000;
}

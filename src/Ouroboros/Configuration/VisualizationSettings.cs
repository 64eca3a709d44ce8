namespace Ouroboros.Configuration;

/// <summary>The <c>visualization</c> section.</summary>
public sealed record VisualizationSettings
{
    /// <summary>How long each frame of the animation stays, in milliseconds.</summary>
    public int SampleGifDuration { get; init; } = 200;

    /// <summary>The most generations drawn as curves in one plot; more are thinned evenly.</summary>
    public int TrainingCurvesMaxLines { get; init; } = 10;

    /// <summary>Colour map of matrices and of generations: viridis, magma, inferno, plasma, cividis or gray.</summary>
    public string Colormap { get; init; } = "viridis";
}

namespace Ouroboros.Latent;

/// <summary>What a generation's VAE makes of <see cref="LatentPoints"/>.</summary>
/// <param name="Generation">Generation, from 1.</param>
/// <param name="Pixels">
/// [points, 784], the points in the order of <see cref="LatentPoints"/>, of each an image of 28 rows of 28, 0 (black) to 1 (white).
/// </param>
public sealed record LatentWalk(int Generation, ReadOnlyMemory<float> Pixels);

namespace Ouroboros.Runs;

/// <summary>What a generation's VAE makes of the latent points of pictures.</summary>
/// <param name="Generation">Generation, from 1.</param>
/// <param name="Pixels">
/// [points, 784], the points in the order of the latent points of pictures, of each an image of 28 rows of 28, 0 (black) to 1 (white).
/// </param>
public sealed record LatentWalk(int Generation, ReadOnlyMemory<float> Pixels);

using Ouroboros.Numerics;

namespace Ouroboros.Training;

/// <summary>Means of the losses that a backend wrote image by image, summed in double in the order of the table.</summary>
/// <remarks>One read an epoch instead of one a step: nothing in a training step waits for a number.</remarks>
internal static class LossMeans
{
    public static (double Reconstruction, double Divergence) OfVae(
        IBackend backend, Table losses, int images, float[] scratch)
    {
        var values = scratch.AsSpan(0, 2 * images);
        backend.Read(losses, 0, values);
        var reconstruction = 0.0;
        var divergence = 0.0;
        for (var i = 0; i < values.Length; i += 2)
        {
            reconstruction += values[i];
            divergence += values[i + 1];
        }

        return (reconstruction / images, divergence / images);
    }

    public static double Of(IBackend backend, Table losses, int images, float[] scratch)
    {
        var values = scratch.AsSpan(0, images);
        backend.Read(losses, 0, values);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / images;
    }
}

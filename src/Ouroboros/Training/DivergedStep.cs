namespace Ouroboros.Training;

/// <summary>The step of an epoch in which its loss ceased to be a finite number.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Steps">Steps of the epoch.</param>
/// <param name="Loss">What was found there: an infinity, or not a number.</param>
internal readonly record struct DivergedStep(int Step, int Steps, double Loss)
{
    /// <summary>Looks for it in what was written step by step, so that no step has to look.</summary>
    /// <param name="losses">The losses of the epoch's images in the order of its steps, any number for each image, up to now.</param>
    /// <param name="lossesPerStep">How many a step writes; the last may write fewer.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="mean">Their mean, which is not finite. Where each of them is, adding them up was too much: the last step is told.</param>
    public static DivergedStep Find(ReadOnlySpan<float> losses, int lossesPerStep, int steps, double mean)
    {
        for (var i = 0; i < losses.Length; i++)
        {
            if (!float.IsFinite(losses[i]))
            {
                return new((i / lossesPerStep) + 1, steps, losses[i]);
            }
        }

        return new((losses.Length + lossesPerStep - 1) / lossesPerStep, steps, mean);
    }
}

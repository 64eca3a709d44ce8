namespace Ouroboros.Numerics;

/// <summary>The numbers of one Adam step (Kingma and Ba 2015, algorithm 1), bias corrections worked out.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Rest1">1 - Beta1, rounded once; the difference of the floats would be off by half a float's step of 1.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Rest2">1 - Beta2, rounded once.</param>
/// <param name="StepSize">Learning rate / (1 - Beta1^t).</param>
/// <param name="RootCorrection">1 / sqrt(1 - Beta2^t), the factor on the root of the second moment.</param>
/// <param name="Epsilon">Added to the denominator.</param>
public readonly record struct AdamStep(
    float Beta1, float Rest1, float Beta2, float Rest2, float StepSize, float RootCorrection, float Epsilon)
{
    /// <summary>The default decays, epsilon 1e-8, at step <paramref name="step"/>, counted from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static AdamStep At(int step, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        const double beta1 = 0.9;
        const double beta2 = 0.999;
        return new AdamStep(
            (float)beta1,
            (float)(1 - beta1),
            (float)beta2,
            (float)(1 - beta2),
            (float)(learningRate / (1 - Power(beta1, step))),
            (float)(1 / Math.Sqrt(1 - Power(beta2, step))),
            1e-8f);
    }

    // Math.Pow differs between C libraries in the last bit; products of doubles do not.
    private static double Power(double value, int exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) == 1)
            {
                result *= value;
            }
        }

        return result;
    }
}

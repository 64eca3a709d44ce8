namespace Ouroboros.Numerics;

/// <summary>The bounds below which numbers become zero, part of every backend's contract.</summary>
/// <remarks>
/// Subnormal floats cost a hundred cycles each on many processors, .NET cannot switch them off, and a collapsed generation is full
/// of them. The product of two numbers that are not below <see cref="Tiny"/> is far from subnormal.
/// </remarks>
public static class Precision
{
    /// <summary>2^-50: activations, their gradients, weight gradients and first moments below it in magnitude are zero.</summary>
    public const float Tiny = 8.8817842e-16f;

    /// <summary>2^-100: second moments below it are zero; their roots vanish beside Adam's epsilon of 1e-8.</summary>
    public const float TinySquared = 7.888609e-31f;
}

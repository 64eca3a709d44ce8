using Ouroboros.Numerics;

namespace Ouroboros.Theory.Forms;

/// <summary>The gamma function's logarithm and its derivative from bit-stable operations, and a sine for small angles.</summary>
/// <remarks>Stirling's series (Abramowitz and Stegun 6.1.41 and 6.3.18), after a recurrence up to where eight terms are right to the last bits.</remarks>
internal static class GammaFunctions
{
    // The term left out is below 1e-18 from here on.
    private const double SeriesFrom = 15;
    private const double HalfLogTwoPi = 0.91893853320467274178;

    // Bernoulli numbers B2, B4, ..., B16.
    private static readonly double[] _bernoulli =
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>ln Gamma(x) for x above 0.</summary>
    public static double LogGamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var product = 1.0;
        for (; x < SeriesFrom; x++)
        {
            product *= x;
        }

        var series = 0.0;
        for (var k = _bernoulli.Length; k >= 1; k--)
        {
            series = (series / (x * x)) + (_bernoulli[k - 1] / (2 * k * ((2 * k) - 1)));
        }

        return ((x - 0.5) * DoubleMath.Log(x)) - x + HalfLogTwoPi + (series / x) - DoubleMath.Log(product);
    }

    /// <summary>psi(x), the derivative of ln Gamma, for x above 0.</summary>
    public static double Digamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var steps = 0.0;
        for (; x < SeriesFrom; x++)
        {
            steps += 1 / x;
        }

        var series = 0.0;
        for (var k = _bernoulli.Length; k >= 1; k--)
        {
            series = (series + (_bernoulli[k - 1] / (2 * k))) / (x * x);
        }

        return DoubleMath.Log(x) - (1 / (2 * x)) - series - steps;
    }

    /// <summary>sin(x) / x by Taylor's series, for x from 0 to pi.</summary>
    public static double SinOverX(double x)
    {
        var sum = 1.0;
        for (var k = 15; k >= 1; k--)
        {
            sum = 1 - (sum * x * x / (2 * k * ((2 * k) + 1)));
        }

        return sum;
    }
}

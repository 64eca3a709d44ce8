using Ouroboros.Numerics;

namespace Ouroboros.Theory.Forms;

/// <summary>Closed forms of a Gaussian's fitted variance S_t and drift D_t = E (mean_t - mean_0)^2 after t fits to n rows; the true variance is 1.</summary>
/// <remarks>docs/closed-forms.md has the derivations. All are also the <see cref="MomentRecursion"/>'s, to rounding.</remarks>
internal static class GaussianForms
{
    /// <summary>Replace: E S_t = L^(t-1) (1 - 1/n)^t, or L^(t-1) unbiased.</summary>
    /// <remarks>
    /// S_t is a product of independent chi-squares (Shumailov et al., arXiv 2305.17493; with a temperature L, Alemohammad et al.,
    /// arXiv 2307.01850). The first fit is to real rows, which no temperature has touched: hence t - 1.
    /// </remarks>
    public static double ReplaceVariance(int n, int t, double temperature, bool isUnbiased) =>
        Power(temperature, t - 1) * (isUnbiased ? 1 : Power(1 - (1.0 / n), t));

    /// <summary>Replace, variance over n, temperature 1: D_t = 1 - (1 - 1/n)^t.</summary>
    public static double ReplaceDrift(int n, int t) => 1 - Power(1 - (1.0 / n), t);

    /// <summary>Replace: E sqrt(S_t) = L^((t-1)/2) c^t, c = sqrt(2/m) Gamma(n/2) / Gamma((n-1)/2), m = n, or n - 1 unbiased.</summary>
    /// <remarks>The mean of a chi variable, t times over.</remarks>
    public static double ReplaceDeviation(int n, int t, double temperature, bool isUnbiased)
    {
        var ratio = GammaFunctions.LogGamma(n / 2.0) - GammaFunctions.LogGamma((n - 1) / 2.0);
        var c = Math.Sqrt(2.0 / Divisor(n, isUnbiased)) * DoubleMath.Exp(ratio);
        return Power(Math.Sqrt(temperature), t - 1) * Power(c, t);
    }

    /// <summary>Replace: E ln S_t = (t-1) ln L + t (psi((n-1)/2) + ln(2/m)), m = n, or n - 1 unbiased.</summary>
    /// <remarks>The mean of a chi-square's logarithm, t times over. It falls for ever even where the mean of S_t stays.</remarks>
    public static double ReplaceLogVariance(int n, int t, double temperature, bool isUnbiased) =>
        ((t - 1) * DoubleMath.Log(temperature)) + (t * (GammaFunctions.Digamma((n - 1) / 2.0) + DoubleMath.Log(2.0 / Divisor(n, isUnbiased))));

    /// <summary>Accumulate, variance over n: E S_t = prod_{i=1..t} (1 - 1/(n i^2)); D_t is what is missing to 1.</summary>
    /// <remarks>Kazdan et al., arXiv 2410.16713.</remarks>
    public static double AccumulateVariance(int n, int t)
    {
        var product = 1.0;
        for (var i = 1; i <= t; i++)
        {
            product *= 1 - (1.0 / (n * (double)i * i));
        }

        return product;
    }

    /// <summary>Accumulate, unbiased: E S_t = prod_{i=2..t} (1 - 1/(i (n i - 1))). Unbiased for independent rows, but pooled generations are not.</summary>
    public static double AccumulateVarianceUnbiased(int n, int t)
    {
        var product = 1.0;
        for (var i = 2; i <= t; i++)
        {
            product *= 1 - (1.0 / (i * ((n * (double)i) - 1)));
        }

        return product;
    }

    /// <summary>Accumulate, variance over n: where E S_t ends, sin(pi / sqrt(n)) / (pi / sqrt(n)).</summary>
    /// <remarks>Euler's product for the sine.</remarks>
    public static double AccumulateLimit(int n) => GammaFunctions.SinOverX(Math.PI / Math.Sqrt(n));

    /// <summary>Mix with a real fraction a, variance over n: where D_t ends; S_t ends at what is missing to 1.</summary>
    /// <param name="n">Rows.</param>
    /// <param name="a">Real fraction.</param>
    /// <param name="isFresh">
    /// Whether the real rows are new each time: 1 / (1 - a + a n (2 - a)). The same ones each time drift 3 - 2 a times as far, since their own error stays.
    /// </param>
    public static double MixDriftLimit(int n, double a, bool isFresh) => (isFresh ? 1 : 3 - (2 * a)) / (1 - a + (a * n * (2 - a)));

    /// <summary>x to a whole power, by multiplying.</summary>
    internal static double Power(double x, int exponent)
    {
        var product = 1.0;
        for (var i = 0; i < exponent; i++)
        {
            product *= x;
        }

        return product;
    }

    private static int Divisor(int n, bool isUnbiased) => isUnbiased ? n - 1 : n;
}

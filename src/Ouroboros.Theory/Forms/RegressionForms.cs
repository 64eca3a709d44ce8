using Ouroboros.Regimes;

namespace Ouroboros.Theory.Forms;

/// <summary>Closed forms of the risk E |w_t - w|^2 of least squares on n rows of d standard normal inputs, new ones in each data set, noise variance v.</summary>
/// <remarks>docs/closed-forms.md has the derivations.</remarks>
/// <param name="regime">The regime.</param>
/// <param name="rows">Rows, n, at least d + 2.</param>
/// <param name="dims">Inputs, d.</param>
/// <param name="noise">Noise variance, v.</param>
internal sealed class RegressionForms(RegimeSettings regime, int rows, int dims, double noise)
{
    /// <summary>Risk of one fit to real rows: v d / (n - d - 1), the trace of an inverse Wishart matrix's mean.</summary>
    public double Once => noise * dims / (rows - dims - 1);

    /// <summary>
    /// Accumulate with the same inputs in each generation: <see cref="Once"/> times the sum of 1/i^2 (Gerstgrasser et al., arXiv 2404.01413). With new
    /// inputs, as here, it is only a bound from above.
    /// </summary>
    public double AccumulateSameInputs(int t) => Once * Enumerable.Range(1, t).Aggregate(0.0, (sum, i) => sum + (1.0 / ((double)i * i)));

    /// <summary>
    /// Mix with m fresh real rows and p = n - m synthetic ones: what share of the risk a generation takes over. Real rows alone take nothing over, and
    /// no real rows take over all of it.
    /// </summary>
    /// <remarks>
    /// (1/d) E |G^-1 W|^2, G = X'X over all rows and W over the synthetic ones: by the second moments of the matrix beta distribution,
    /// alpha + gamma + gamma (n d - 2) / (n - d - 1) with gamma = p m / (n (n + 2) (n - 1)), alpha = p (p - 1) / (n (n - 1)) + gamma.
    /// </remarks>
    public double Inherited(int real)
    {
        double n = rows, m = real, p = rows - real;
        var gamma = p * m / (n * (n + 2) * (n - 1));
        var alpha = (p * (p - 1) / (n * (n - 1))) + gamma;
        return alpha + gamma + (gamma * ((n * dims) - 2) / (n - dims - 1));
    }

    /// <summary>Risks of generations 1, 2, ..., without end; null where there is no closed form.</summary>
    public IEnumerable<double>? Risks() => regime switch
    {
        { Kind: Regime.Replace } or { Kind: Regime.Filter, Oversampling: 1 } => Steps(_ => 1, _ => regime.SamplingTemperature * Once),
        { Kind: Regime.Accumulate } => Steps(_ => 1, t => regime.SamplingTemperature * noise * dims / (t * ((t * (double)rows) - dims - 1))),
        { Kind: Regime.Real } => Steps(_ => 0, _ => Once),
        { Kind: Regime.Mix, RealSource: RealSource.Fresh } => Mix(RegimePlan.RealShareOf(regime, rows)),
        _ => null,
    };

    /// <summary>Where the risk of a mix with fresh real rows ends.</summary>
    public double MixLimit(int real) => MixNoise(real) / (1 - Inherited(real));

    private double MixNoise(int real) => Once * (real + (regime.SamplingTemperature * (rows - real))) / rows;

    private IEnumerable<double> Mix(int real) => Steps(_ => Inherited(real), _ => MixNoise(real));

    private IEnumerable<double> Steps(Func<int, double> inherited, Func<int, double> added)
    {
        var risk = Once;
        for (var t = 2; ; t++)
        {
            yield return risk;
            risk = (inherited(t) * risk) + added(t);
        }
    }
}

using Ouroboros.Regimes;

namespace Ouroboros.Theory.Forms;

/// <summary>Exact expectations, generation by generation, for every model that fits mean and variance and samples with them.</summary>
/// <remarks>
/// They need no Gaussian: what a fit takes over are the first two moments of its rows, so the same numbers hold for a histogram (the vector of
/// categories as zeros and ones; the variance is 1 - sum p^2) and for a mixture (its total variance). Each regime's step is linear in a few expectations;
/// docs/closed-forms.md derives them. The true variance is 1 and the true mean 0.
/// </remarks>
/// <param name="regime">The regime; generation 1 learns n real rows, each generation samples n.</param>
/// <param name="rows">Rows, n.</param>
/// <param name="isUnbiased">Whether the fitted variance is multiplied by N / (N - 1) for N rows.</param>
internal sealed class MomentRecursion(RegimeSettings regime, int rows, bool isUnbiased)
{
    private readonly double _temperature = regime.SamplingTemperature;

    /// <summary>Whether the regime has one: choosing samples by their value changes more than two moments.</summary>
    public static bool Exists(RegimeSettings regime) => regime.Kind != Regime.Filter || regime.Oversampling == 1;

    /// <summary>Expectations of generations 1, 2, ..., without end.</summary>
    public IEnumerable<Moments> Generations() => regime.Kind switch
    {
        Regime.Accumulate => Accumulate(),
        Regime.AccumulateSubsample => Subsample(),
        Regime.Mix => Mix(RegimePlan.RealShareOf(regime, rows) / (double)rows),
        Regime.Real => Real(),
        _ => Replace(),
    };

    private double Corrected(double variance, double count) => isUnbiased ? variance * count / (count - 1) : variance;

    private Moments First() => new(Corrected(1 - (1.0 / rows), rows), 1.0 / rows);

    private IEnumerable<Moments> Real()
    {
        while (true)
        {
            yield return First();
        }
    }

    private IEnumerable<Moments> Replace()
    {
        for (var now = First(); ; now = new(
            Corrected((1 - (1.0 / rows)) * _temperature * now.Variance, rows), now.Drift + (_temperature * now.Variance / rows)))
        {
            yield return now;
        }
    }

    // The pool's mean square q, and its mean, which moves by the new rows' error over t.
    private IEnumerable<Moments> Accumulate()
    {
        var (now, q) = (First(), 1.0);
        for (double t = 2; ; t++)
        {
            yield return now;
            var sampled = _temperature * now.Variance;
            q = (((t - 1) * q) + sampled + now.Drift) / t;
            var drift = now.Drift + (sampled / (rows * t * t));
            now = new(Corrected(q - drift, rows * t), drift);
        }
    }

    // The pool's mean square q, and c, the mean product of two different rows of the pool.
    private IEnumerable<Moments> Subsample()
    {
        var (q, c, n) = (1.0, 0.0, (double)rows);
        for (var t = 1.0; ; t++)
        {
            var now = new Moments(Corrected((1 - (1 / n)) * (q - c), n), (q / n) + ((1 - (1 / n)) * c));
            yield return now;

            // Of the pool's n t rows: the expected square of their mean, which is also that of old times new.
            var (old, all) = (n * t, n * (t + 1));
            var square = (q / old) + ((1 - (1 / old)) * c);
            c = ((old * (old - 1) * c) + (n * (n - 1) * now.Drift) + (2 * n * old * square)) / (all * (all - 1));
            q = ((t * q) + (_temperature * now.Variance) + now.Drift) / (t + 1);
        }
    }

    // u is the expected product of the fitted mean and the mean of the fixed real rows; fresh ones know nothing of it.
    private IEnumerable<Moments> Mix(double a)
    {
        var isFixed = regime.RealSource == RealSource.Fixed;
        var (now, u) = (First(), isFixed ? 1.0 / rows : 0);
        while (true)
        {
            yield return now;
            var sampled = _temperature * now.Variance;
            var square = a + ((1 - a) * (sampled + now.Drift));
            var drift = (2 * a * (1 - a) * u) + ((1 - a) * (1 - a) * now.Drift) + ((a + ((1 - a) * sampled)) / rows);
            u = isFixed ? (1.0 / rows) + ((1 - a) * u) : 0;
            now = new(Corrected(square - drift, rows), drift);
        }
    }
}

/// <summary>Expectations of a fit.</summary>
/// <param name="Variance">Of the fitted variance, true one 1.</param>
/// <param name="Drift">Of the squared distance of the fitted mean from the true one.</param>
internal readonly record struct Moments(double Variance, double Drift);

using Ouroboros.Regimes;
using Ouroboros.Theory.Forms;

namespace Ouroboros.Tests.Theory;

/// <summary>The closed forms among themselves: explicit ones, recursions, limits and known values.</summary>
public sealed class FormsTests
{
    private const int Generations = 30;
    private const double Rounding = 1e-12;

    [Theory]
    [InlineData(20, 1, false)]
    [InlineData(20, 1, true)]
    [InlineData(100, 0.8, false)]
    [InlineData(7, 1.2, true)]
    public void Replace_is_the_recursion(int n, double temperature, bool isUnbiased)
    {
        var recursion = Recursion(new() { Kind = Regime.Replace, SamplingTemperature = temperature }, n, isUnbiased);
        for (var t = 1; t <= Generations; t++)
        {
            Assert.Equal(GaussianForms.ReplaceVariance(n, t, temperature, isUnbiased), recursion[t - 1].Variance, Rounding);
            if (temperature == 1 && !isUnbiased)
            {
                Assert.Equal(GaussianForms.ReplaceDrift(n, t), recursion[t - 1].Drift, Rounding);
            }
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void Accumulate_is_the_recursion_and_ends_at_the_sine(int n)
    {
        var regime = new RegimeSettings { Kind = Regime.Accumulate };
        var (biased, unbiased) = (Recursion(regime, n, isUnbiased: false), Recursion(regime, n, isUnbiased: true));
        for (var t = 1; t <= Generations; t++)
        {
            Assert.Equal(GaussianForms.AccumulateVariance(n, t), biased[t - 1].Variance, Rounding);
            Assert.Equal(1 - GaussianForms.AccumulateVariance(n, t), biased[t - 1].Drift, Rounding);
            Assert.Equal(GaussianForms.AccumulateVarianceUnbiased(n, t), unbiased[t - 1].Variance, Rounding);
        }

        Assert.Equal(GaussianForms.AccumulateLimit(n), GaussianForms.AccumulateVariance(n, 1_000_000), 1e-6 / n);
    }

    [Theory]
    [InlineData(20, 0.1, RealSource.Fresh)]
    [InlineData(100, 0.25, RealSource.Fresh)]
    [InlineData(20, 0.1, RealSource.Fixed)]
    [InlineData(100, 0.5, RealSource.Fixed)]
    [InlineData(20, 1, RealSource.Fixed)]
    [InlineData(20, 1, RealSource.Fresh)]
    public void A_mix_comes_to_rest_where_it_should(int n, double a, RealSource source)
    {
        var last = new MomentRecursion(new() { Kind = Regime.Mix, RealFraction = a, RealSource = source }, n, isUnbiased: false).Generations().ElementAt(2_000);
        var drift = GaussianForms.MixDriftLimit(n, a, source == RealSource.Fresh);
        Assert.Equal(drift, last.Drift, Rounding);
        Assert.Equal(1 - drift, last.Variance, Rounding);
    }

    [Fact]
    public void Fixed_real_rows_drift_up_to_three_times_as_far_as_fresh_ones()
    {
        Assert.Equal(2.8, GaussianForms.MixDriftLimit(50, 0.1, isFresh: false) / GaussianForms.MixDriftLimit(50, 0.1, isFresh: true), Rounding);
        Assert.Equal(1 / 50.0, GaussianForms.MixDriftLimit(50, 1, isFresh: false), Rounding);
        Assert.Equal(1 / 50.0, GaussianForms.MixDriftLimit(50, 1, isFresh: true), Rounding);
    }

    // The mean square of all rows stays what it was: what the variance loses, the mean has drifted.
    [Theory]
    [InlineData(Regime.Replace, RealSource.Fixed)]
    [InlineData(Regime.Accumulate, RealSource.Fixed)]
    [InlineData(Regime.AccumulateSubsample, RealSource.Fixed)]
    [InlineData(Regime.Mix, RealSource.Fixed)]
    [InlineData(Regime.Mix, RealSource.Fresh)]
    [InlineData(Regime.Real, RealSource.Fixed)]
    public void Variance_and_drift_sum_to_the_true_variance(Regime kind, RealSource source)
    {
        var recursion = Recursion(new() { Kind = kind, RealFraction = 0.3, RealSource = source }, 20, isUnbiased: false);
        Assert.All(recursion, moments => Assert.Equal(1, moments.Variance + moments.Drift, Rounding));
    }

    [Fact]
    public void The_golden_section_is_the_best_weight()
    {
        var best = WeightedForms.FreshLimit(10, WeightedForms.Best);
        Assert.Equal(WeightedForms.Best / 10, best, Rounding);
        Assert.Equal(0.618, WeightedForms.Best, 1e-3);
        Assert.All([-0.1, -0.01, -0.001, 0.001, 0.01, 0.1], step => Assert.True(WeightedForms.FreshLimit(10, WeightedForms.Best + step) > best));
        var regime = new RegimeSettings { Kind = Regime.Mix, RealFraction = 0.5, RealSource = RealSource.Fresh };
        Assert.Equal(best, new WeightedForms(regime, 20, WeightedForms.Best).Drifts().ElementAt(200), Rounding);
    }

    [Fact]
    public void A_generation_takes_over_nothing_from_real_rows_alone_and_all_from_synthetic_ones()
    {
        var forms = new RegressionForms(new(), rows: 30, dims: 4, noise: 2);
        Assert.Equal(0, forms.Inherited(30), Rounding);
        Assert.Equal(1, forms.Inherited(0), Rounding);
        var inherited = Enumerable.Range(0, 31).Select(forms.Inherited).ToArray();
        Assert.Equal(inherited.OrderDescending(), inherited);
    }

    // In one dimension the share is that of a beta variable: E U^2 = p (p + 2) / (n (n + 2)).
    [Fact]
    public void With_one_input_the_share_taken_over_is_the_second_moment_of_a_beta()
    {
        const int rows = 30, real = 10;
        var forms = new RegressionForms(new(), rows, dims: 1, noise: 1);
        Assert.Equal(20.0 * 22 / (30 * 32), forms.Inherited(real), Rounding);
    }

    [Fact]
    public void With_new_inputs_accumulating_errs_less_than_with_the_same()
    {
        var forms = new RegressionForms(new() { Kind = Regime.Accumulate }, rows: 20, dims: 5, noise: 1);
        var risks = forms.Risks()!.Take(10).ToArray();
        Assert.Equal(forms.AccumulateSameInputs(1), risks[0], Rounding);
        for (var t = 2; t <= risks.Length; t++)
        {
            Assert.InRange(risks[t - 1], 0, forms.AccumulateSameInputs(t) * 0.97);
        }

        Assert.True(forms.AccumulateSameInputs(1_000) < forms.Once * Math.PI * Math.PI / 6);
    }

    [Fact]
    public void Replaced_labels_add_the_error_of_a_fit_each_time()
    {
        var forms = new RegressionForms(new(), rows: 20, dims: 5, noise: 2);
        Assert.Equal([10 / 14.0, 20 / 14.0, 30 / 14.0], forms.Risks()!.Take(3), (x, y) => Math.Abs(x - y) < Rounding);
    }

    private static Moments[] Recursion(RegimeSettings regime, int n, bool isUnbiased) =>
        [.. new MomentRecursion(regime, n, isUnbiased).Generations().Take(Generations)];
}

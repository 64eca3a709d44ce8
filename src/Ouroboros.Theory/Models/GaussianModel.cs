using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Theory.Models;

/// <summary>Mean and variance of numbers. Parameters: mean, variance. The truth is N(0, 1).</summary>
/// <param name="settings">The experiment.</param>
/// <param name="chain">Number of the chain.</param>
internal sealed class GaussianModel(TheorySettings settings, int chain) : RowModel(settings, chain, 1, [0, 1])
{
    private readonly bool _isUnbiased = settings.Model == TheoryModelKind.GaussianUnbiased;

    /// <inheritdoc/>
    protected override string Name => "gaussian";

    /// <summary>Mean and mean square distance from it, in two passes: the squares of a collapsed set are far below its mean's.</summary>
    public static (double Mean, double Variance) Moments(ReadOnlySpan<double> values)
    {
        var mean = Sum(values, 0, isSquared: false) / values.Length;
        return (mean, Sum(values, mean, isSquared: true) / values.Length);
    }

    // Four sums, since each addition waits for the one before; their order is fixed.
    private static double Sum(ReadOnlySpan<double> values, double origin, bool isSquared)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        var at = 0;
        for (; at <= values.Length - 4; at += 4)
        {
            sum0 += Term(values[at]);
            sum1 += Term(values[at + 1]);
            sum2 += Term(values[at + 2]);
            sum3 += Term(values[at + 3]);
        }

        for (; at < values.Length; at++)
        {
            sum0 += Term(values[at]);
        }

        return sum0 + sum1 + (sum2 + sum3);

        double Term(double value) => isSquared ? (value - origin) * (value - origin) : value;
    }

    /// <inheritdoc/>
    protected override void Learn(int generation, Composition set, ReadOnlySpan<double> rows, Span<double> parameters)
    {
        var (mean, variance) = Moments(rows);
        parameters[0] = mean;
        parameters[1] = _isUnbiased ? variance * rows.Length / (rows.Length - 1) : variance;
    }

    /// <inheritdoc/>
    protected override void Draw(ReadOnlySpan<double> parameters, double temperature, RandomStream numbers, RandomStream choices, Span<double> rows)
    {
        var (mean, deviation) = (parameters[0], Math.Sqrt(temperature * parameters[1]));
        foreach (ref var row in rows)
        {
            row = mean + (deviation * numbers.NextNormal());
        }
    }

    // The density falls with the distance, so its logarithm but for a constant serves.
    /// <inheritdoc/>
    protected override (double Sureness, int Class) Judge(ReadOnlySpan<double> row) => (-(row[0] - Truth[0]) * (row[0] - Truth[0]) / (2 * Truth[1]), 0);

    /// <inheritdoc/>
    protected override bool IsPossible(ReadOnlySpan<double> parameters) => parameters[1] >= 0;
}

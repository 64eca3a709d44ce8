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
        var mean = Mean(values);
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares / values.Length);
    }

    /// <summary>The mean of numbers.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
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

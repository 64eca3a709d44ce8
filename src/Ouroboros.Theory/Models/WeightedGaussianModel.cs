using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Theory.Models;

/// <summary>The mean of numbers whose variance, 1, is known; the real ones' mean has a weight against the synthetic ones'. Parameters: the mean.</summary>
/// <remarks>A set of real rows alone, or of synthetic ones alone, has its plain mean.</remarks>
/// <param name="settings">The experiment.</param>
/// <param name="chain">Number of the chain.</param>
internal sealed class WeightedGaussianModel(TheorySettings settings, int chain) : RowModel(settings, chain, 1, [0])
{
    private readonly double _weight = settings.Weight;

    /// <inheritdoc/>
    protected override string Name => "gaussian-weighted";

    /// <inheritdoc/>
    protected override void Learn(int generation, Composition set, ReadOnlySpan<double> rows, Span<double> parameters)
    {
        var (sums, counts, at) = (new double[2], new int[2], 0);
        foreach (var part in set.Parts)
        {
            var side = part.DataSet == 0 ? 0 : 1;
            foreach (var row in rows.Slice(at, part.Count))
            {
                sums[side] += row;
            }

            counts[side] += part.Count;
            at += part.Count;
        }

        var (real, synthetic) = (sums[0] / counts[0], sums[1] / counts[1]);
        parameters[0] = counts[0] == 0 ? synthetic : counts[1] == 0 ? real : (_weight * real) + ((1 - _weight) * synthetic);
    }

    /// <inheritdoc/>
    protected override void Draw(ReadOnlySpan<double> parameters, double temperature, RandomStream numbers, RandomStream choices, Span<double> rows)
    {
        var deviation = Math.Sqrt(temperature);
        foreach (ref var row in rows)
        {
            row = parameters[0] + (deviation * numbers.NextNormal());
        }
    }

    /// <inheritdoc/>
    protected override (double Sureness, int Class) Judge(ReadOnlySpan<double> row) => (-row[0] * row[0], 0);
}

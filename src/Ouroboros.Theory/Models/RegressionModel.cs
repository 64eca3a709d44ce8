using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Theory.Models;

/// <summary>Least squares. A row is d inputs, standard normal and new in each data set, and a label: inputs times weights plus noise. Parameters: the weights.</summary>
/// <remarks>The true weights are all one; the risk does not depend on them. The noise variance is known; a temperature scales it in what is sampled.</remarks>
/// <param name="settings">The experiment.</param>
/// <param name="chain">Number of the chain.</param>
internal sealed class RegressionModel(TheorySettings settings, int chain)
    : RowModel(settings, chain, settings.Dims + 1, [.. Enumerable.Repeat(1.0, settings.Dims)])
{
    private readonly int _inputs = settings.Dims;
    private readonly double _noise = settings.Noise;
    private readonly double[] _gram = new double[settings.Dims * settings.Dims];

    /// <inheritdoc/>
    protected override string Name => "regression";

    // Normal equations: rows are many and isotropic, so nothing is lost by squaring them.
    /// <inheritdoc/>
    protected override void Learn(int generation, Composition set, ReadOnlySpan<double> rows, Span<double> parameters)
    {
        Array.Clear(_gram);
        parameters.Clear();
        for (; rows.Length > 0; rows = rows[Columns..])
        {
            var label = rows[_inputs];
            for (var i = 0; i < _inputs; i++)
            {
                var input = rows[i];
                parameters[i] += input * label;
                for (var j = 0; j <= i; j++)
                {
                    _gram[(i * _inputs) + j] += input * rows[j];
                }
            }
        }

        Cholesky.Solve(_gram, parameters);
    }

    /// <inheritdoc/>
    protected override void Draw(ReadOnlySpan<double> parameters, double temperature, RandomStream numbers, RandomStream choices, Span<double> rows)
    {
        var deviation = Math.Sqrt(temperature * _noise);
        for (; rows.Length > 0; rows = rows[Columns..])
        {
            for (var i = 0; i < _inputs; i++)
            {
                rows[i] = numbers.NextNormal();
            }

            rows[_inputs] = Predict(parameters, rows) + (deviation * numbers.NextNormal());
        }
    }

    /// <inheritdoc/>
    protected override (double Sureness, int Class) Judge(ReadOnlySpan<double> row) => (-Math.Abs(row[_inputs] - Predict(Truth, row)), 0);

    private static double Predict(ReadOnlySpan<double> weights, ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * row[i];
        }

        return sum;
    }
}

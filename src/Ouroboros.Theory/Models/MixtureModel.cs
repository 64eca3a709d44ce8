using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Theory.Models;

/// <summary>A mixture of Gaussians along the axes, in one or two dimensions. Parameters: see <see cref="MixtureLayout"/>.</summary>
/// <remarks>
/// Expectation and maximisation, a fixed number of steps, begins where the generation before ended (a warm start) or, in generation 1 and with a
/// cold start, with the rows cut into equal parts along the first axis. A temperature scales the variance of each component, not their distances.
/// </remarks>
/// <param name="settings">The experiment.</param>
/// <param name="chain">Number of the chain.</param>
internal sealed class MixtureModel(TheorySettings settings, int chain)
    : RowModel(settings, chain, settings.Dims, new MixtureLayout(settings.Categories, settings.Dims).Truth())
{
    private const int Steps = 10;

    private readonly MixtureLayout _layout = new(settings.Categories, settings.Dims);
    private readonly MixtureFit _fit = new(new(settings.Categories, settings.Dims));
    private readonly bool _isWarm = settings.Regime.WarmStart;

    /// <inheritdoc/>
    protected override string Name => "gaussian-mixture";

    /// <inheritdoc/>
    protected override void Learn(int generation, Composition set, ReadOnlySpan<double> rows, Span<double> parameters)
    {
        if (generation == 1 || !_isWarm)
        {
            _fit.Begin(rows, parameters);
        }

        for (var step = 0; step < Steps; step++)
        {
            _fit.Step(rows, parameters);
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ReadOnlySpan<double> parameters, double temperature, RandomStream numbers, RandomStream choices, Span<double> rows)
    {
        var components = new Categories(parameters[.._layout.Components]);
        for (; rows.Length > 0; rows = rows[Columns..])
        {
            var component = components.At(choices.NextUniform());
            for (var dimension = 0; dimension < Columns; dimension++)
            {
                var deviation = Math.Sqrt(temperature * parameters[_layout.Variance(component) + dimension]);
                rows[dimension] = parameters[_layout.Mean(component) + dimension] + (deviation * numbers.NextNormal());
            }
        }
    }

    // The logarithm of the density serves as well as the density, and has no end at e^-700.
    /// <inheritdoc/>
    protected override (double Sureness, int Class) Judge(ReadOnlySpan<double> row)
    {
        Span<double> shares = stackalloc double[_layout.Components];
        var density = _fit.Responsibilities(row, Truth, shares);
        var most = 0;
        for (var component = 1; component < shares.Length; component++)
        {
            most = shares[component] > shares[most] ? component : most;
        }

        return (density, most);
    }

    /// <inheritdoc/>
    protected override bool IsPossible(ReadOnlySpan<double> parameters)
    {
        var arePossible = Categories.AreShares(parameters[.._layout.Components]);
        for (var component = 0; component < _layout.Components; component++)
        {
            for (var dimension = 0; dimension < _layout.Dims; dimension++)
            {
                arePossible &= parameters[_layout.Variance(component) + dimension] >= 0;
            }
        }

        return arePossible;
    }
}

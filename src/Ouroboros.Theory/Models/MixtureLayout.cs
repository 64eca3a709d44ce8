using Ouroboros.Numerics;

namespace Ouroboros.Theory.Models;

/// <summary>Where a mixture's parameters lie: the weights [k], then for each component its means [d] and its variances [d].</summary>
/// <param name="Components">Components, k.</param>
/// <param name="Dims">Dimensions, d.</param>
internal sealed record MixtureLayout(int Components, int Dims)
{
    // Four standard deviations: neighbours overlap a little, so fits are not trivial.
    private const double Spacing = 4;

    /// <summary>Numbers in all.</summary>
    public int Length => Components * (1 + (2 * Dims));

    /// <summary>Place of a component's first mean.</summary>
    public int Mean(int component) => Components + (2 * Dims * component);

    /// <summary>Place of a component's first variance.</summary>
    public int Variance(int component) => Mean(component) + Dims;

    /// <summary>Equally frequent components of variance 1, in a row or on a square grid.</summary>
    public double[] Truth()
    {
        var parameters = new double[Length];
        var columns = Components;
        while (Dims > 1 && (columns - 1) * (columns - 1) >= Components)
        {
            columns--;
        }

        for (var component = 0; component < Components; component++)
        {
            parameters[component] = 1.0 / Components;
            parameters[Mean(component)] = Spacing * (component % columns);
            parameters.AsSpan(Mean(component) + 1, Dims - 1).Fill(Spacing * (component / columns));
            parameters.AsSpan(Variance(component), Dims).Fill(1);
        }

        return parameters;
    }

    /// <summary>Mean of the whole mixture along a dimension.</summary>
    public double TotalMean(ReadOnlySpan<double> parameters, int dimension)
    {
        var sum = 0.0;
        for (var component = 0; component < Components; component++)
        {
            sum += parameters[component] * parameters[Mean(component) + dimension];
        }

        return sum;
    }

    /// <summary>Variance of the whole mixture, within and between components, averaged over dimensions.</summary>
    public double TotalVariance(ReadOnlySpan<double> parameters)
    {
        var sum = 0.0;
        for (var dimension = 0; dimension < Dims; dimension++)
        {
            var mean = TotalMean(parameters, dimension);
            for (var component = 0; component < Components; component++)
            {
                var distance = parameters[Mean(component) + dimension] - mean;
                sum += parameters[component] * (parameters[Variance(component) + dimension] + (distance * distance));
            }
        }

        return sum / Dims;
    }

    /// <summary>Squared distance of two mixtures' means, averaged over dimensions.</summary>
    public double Drift(ReadOnlySpan<double> parameters, ReadOnlySpan<double> truth)
    {
        var sum = 0.0;
        for (var dimension = 0; dimension < Dims; dimension++)
        {
            var distance = TotalMean(parameters, dimension) - TotalMean(truth, dimension);
            sum += distance * distance;
        }

        return sum / Dims;
    }

    /// <summary>exp of the weights' entropy: as many equally frequent components would be as varied.</summary>
    public double EffectiveComponents(ReadOnlySpan<double> parameters)
    {
        var entropy = 0.0;
        for (var component = 0; component < Components; component++)
        {
            entropy -= double.IsNormal(parameters[component]) ? parameters[component] * DoubleMath.Log(parameters[component]) : 0;
        }

        return DoubleMath.Exp(entropy);
    }
}

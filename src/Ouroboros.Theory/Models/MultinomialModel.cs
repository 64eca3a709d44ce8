using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;

namespace Ouroboros.Theory.Models;

/// <summary>Shares of categories: a histogram. A row is the number of its category, from 0. Parameters: the shares.</summary>
/// <remarks>
/// The truth is Zipf's law, shares as 1, 1/2, 1/3 and so on: a few frequent categories and a tail. Numbers have a variance and categories have none,
/// so the temperature is the usual one of a discrete distribution, shares to the power of its inverse.
/// </remarks>
/// <param name="settings">The experiment.</param>
/// <param name="chain">Number of the chain.</param>
internal sealed class MultinomialModel(TheorySettings settings, int chain) : RowModel(settings, chain, 1, Zipf(settings.Categories))
{
    // e^-700 is the least that DoubleMath gives; a share so small is never drawn.
    private const double LeastExponent = -700;

    /// <inheritdoc/>
    protected override string Name => "multinomial";

    /// <summary>Shares as 1, 1/2, 1/3, ..., that sum to one.</summary>
    public static double[] Zipf(int categories)
    {
        var shares = Enumerable.Range(1, categories).Select(rank => 1.0 / rank).ToArray();
        return Normalised(shares);
    }

    /// <inheritdoc/>
    protected override void Learn(int generation, Composition set, ReadOnlySpan<double> rows, Span<double> parameters)
    {
        parameters.Clear();
        foreach (var row in rows)
        {
            parameters[(int)row]++;
        }

        foreach (ref var share in parameters)
        {
            share /= rows.Length;
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ReadOnlySpan<double> parameters, double temperature, RandomStream numbers, RandomStream choices, Span<double> rows)
    {
        var drawn = new Categories(temperature is 1 ? parameters : AtTemperature(parameters, temperature));
        foreach (ref var row in rows)
        {
            row = drawn.At(numbers.NextUniform());
        }
    }

    /// <inheritdoc/>
    protected override (double Sureness, int Class) Judge(ReadOnlySpan<double> row) => (Truth[(int)row[0]], (int)row[0]);

    /// <inheritdoc/>
    protected override bool IsPossible(ReadOnlySpan<double> parameters) => Categories.AreShares(parameters);

    private static double[] AtTemperature(ReadOnlySpan<double> shares, double temperature)
    {
        var most = 0.0;
        foreach (var share in shares)
        {
            most = Math.Max(most, share);
        }

        var scaled = new double[shares.Length];
        for (var category = 0; category < shares.Length; category++)
        {
            var ratio = shares[category] / most;
            var exponent = double.IsNormal(ratio) ? DoubleMath.Log(ratio) / temperature : double.NegativeInfinity;
            scaled[category] = exponent < LeastExponent ? 0 : DoubleMath.Exp(exponent);
        }

        return Normalised(scaled);
    }

    private static double[] Normalised(double[] weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return [.. weights.Select(weight => weight / sum)];
    }
}

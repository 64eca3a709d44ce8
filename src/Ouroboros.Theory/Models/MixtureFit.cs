using Ouroboros.Numerics;

namespace Ouroboros.Theory.Models;

/// <summary>Expectation and maximisation for a mixture of Gaussians along the axes (Dempster, Laird and Rubin, 1977).</summary>
/// <remarks>
/// After every step the mixture as a whole has exactly the mean and variance of the rows. Degenerate components are kept from the logarithms, not from
/// the moments: a variance below <see cref="LeastVariance"/> counts as that in densities only, and a weight below <see cref="LeastWeight"/> gets no row.
/// </remarks>
/// <param name="layout">Where the parameters lie.</param>
internal sealed class MixtureFit(MixtureLayout layout)
{
    private const double LeastVariance = 1e-6;
    private const double LeastWeight = 1e-12;
    private const double LeastExponent = -700;

    // Of each component: the logarithm of weight over deviations, and -1/2 over each variance.
    private readonly double[] _logScales = new double[layout.Components];
    private readonly double[] _factors = new double[layout.Components * layout.Dims];
    private readonly double[] _shares = new double[layout.Components];
    private readonly double[] _next = new double[layout.Length];

    /// <summary>A start from the rows alone: cut into equal parts along the first axis, a component each.</summary>
    public void Begin(ReadOnlySpan<double> rows, Span<double> parameters)
    {
        var count = rows.Length / layout.Dims;
        var firsts = new double[count];
        for (var row = 0; row < count; row++)
        {
            firsts[row] = rows[row * layout.Dims];
        }

        var order = Enumerable.Range(0, count).OrderBy(row => firsts[row]).ToArray();
        Array.Clear(_next);
        for (var place = 0; place < count; place++)
        {
            Array.Clear(_shares);
            _shares[(int)((long)place * layout.Components / count)] = 1;
            AddMeans(rows.Slice(order[place] * layout.Dims, layout.Dims));
        }

        FinishMeans(count);
        for (var place = 0; place < count; place++)
        {
            Array.Clear(_shares);
            _shares[(int)((long)place * layout.Components / count)] = 1;
            AddVariances(rows.Slice(order[place] * layout.Dims, layout.Dims));
        }

        FinishVariances(count);
        _next.CopyTo(parameters);
    }

    /// <summary>One step.</summary>
    public void Step(ReadOnlySpan<double> rows, Span<double> parameters)
    {
        var count = rows.Length / layout.Dims;
        var shares = new double[count * layout.Components];
        Prepare(parameters);
        Array.Clear(_next);
        for (var row = 0; row < count; row++)
        {
            Share(rows.Slice(row * layout.Dims, layout.Dims), parameters, _shares);
            _shares.CopyTo(shares, row * layout.Components);
            AddMeans(rows.Slice(row * layout.Dims, layout.Dims));
        }

        FinishMeans(count);
        for (var row = 0; row < count; row++)
        {
            shares.AsSpan(row * layout.Components, layout.Components).CopyTo(_shares);
            AddVariances(rows.Slice(row * layout.Dims, layout.Dims));
        }

        FinishVariances(count);
        _next.CopyTo(parameters);
    }

    /// <summary>The components' shares in a row.</summary>
    /// <returns>Logarithm of the density but for a constant.</returns>
    public double Responsibilities(ReadOnlySpan<double> row, ReadOnlySpan<double> parameters, Span<double> shares)
    {
        Prepare(parameters);
        return Share(row, parameters, shares);
    }

    private void Prepare(ReadOnlySpan<double> parameters)
    {
        for (var component = 0; component < layout.Components; component++)
        {
            var product = 1.0;
            for (var dimension = 0; dimension < layout.Dims; dimension++)
            {
                var variance = Math.Max(parameters[layout.Variance(component) + dimension], LeastVariance);
                product *= variance;
                _factors[(component * layout.Dims) + dimension] = -0.5 / variance;
            }

            var weight = parameters[component];
            _logScales[component] = weight < LeastWeight ? double.NegativeInfinity : DoubleMath.Log(weight) - (DoubleMath.Log(product) / 2);
        }
    }

    private double Share(ReadOnlySpan<double> row, ReadOnlySpan<double> parameters, Span<double> shares)
    {
        var most = double.NegativeInfinity;
        for (var component = 0; component < layout.Components; component++)
        {
            var log = _logScales[component];
            for (var dimension = 0; dimension < layout.Dims; dimension++)
            {
                var distance = row[dimension] - parameters[layout.Mean(component) + dimension];
                log += _factors[(component * layout.Dims) + dimension] * distance * distance;
            }

            shares[component] = log;
            most = Math.Max(most, log);
        }

        var sum = 0.0;
        foreach (ref var share in shares)
        {
            share = share - most < LeastExponent ? 0 : DoubleMath.Exp(share - most);
            sum += share;
        }

        foreach (ref var share in shares)
        {
            share /= sum;
        }

        return most + DoubleMath.Log(sum);
    }

    private void AddMeans(ReadOnlySpan<double> row)
    {
        for (var component = 0; component < layout.Components; component++)
        {
            _next[component] += _shares[component];
            for (var dimension = 0; dimension < layout.Dims; dimension++)
            {
                _next[layout.Mean(component) + dimension] += _shares[component] * row[dimension];
            }
        }
    }

    private void AddVariances(ReadOnlySpan<double> row)
    {
        for (var component = 0; component < layout.Components; component++)
        {
            for (var dimension = 0; dimension < layout.Dims; dimension++)
            {
                var distance = row[dimension] - _next[layout.Mean(component) + dimension];
                _next[layout.Variance(component) + dimension] += _shares[component] * distance * distance;
            }
        }
    }

    // The weights are sums of shares until the variances are done.
    private void FinishMeans(int count) => Divide(layout.Mean, count, isLast: false);

    private void FinishVariances(int count) => Divide(layout.Variance, count, isLast: true);

    private void Divide(Func<int, int> first, int count, bool isLast)
    {
        for (var component = 0; component < layout.Components; component++)
        {
            for (var dimension = 0; dimension < layout.Dims; dimension++)
            {
                ref var sum = ref _next[first(component) + dimension];
                sum = _next[component] < LeastWeight ? 0 : sum / _next[component];
            }

            _next[component] /= isLast ? count : 1;
        }
    }
}

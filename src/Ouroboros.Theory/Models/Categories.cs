namespace Ouroboros.Theory.Models;

/// <summary>Draws categories by the inverse of their cumulative shares.</summary>
internal sealed class Categories
{
    private const double SumSlack = 1e-6;

    private readonly double[] _upTo;
    private readonly int _last;

    /// <summary>Categories with shares that sum to one but for rounding.</summary>
    public Categories(ReadOnlySpan<double> shares)
    {
        _upTo = new double[shares.Length];
        var sum = 0.0;
        for (var category = 0; category < shares.Length; category++)
        {
            sum += shares[category];
            _upTo[category] = sum;
            _last = shares[category] > 0 ? category : _last;
        }
    }

    /// <summary>Whether numbers are shares: none below zero, their sum one but for rounding.</summary>
    public static bool AreShares(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        var areAll = true;
        foreach (var number in numbers)
        {
            areAll &= number >= 0;
            sum += number;
        }

        return areAll && Math.Abs(sum - 1) <= SumSlack;
    }

    /// <summary>The category at a number in [0, 1): the first whose cumulative share is above it, so never one without a share.</summary>
    public int At(double uniform)
    {
        int low = 0, high = _upTo.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = uniform < _upTo[middle] ? (low, middle) : (middle + 1, high);
        }

        // Rounding may leave the sum below the uniform.
        return Math.Min(low, _last);
    }
}

namespace Ouroboros.Reporting.Charts;

/// <summary>A distance between ticks that people count in: 1, 2 or 5 times a power of ten.</summary>
/// <param name="Factor">1, 2 or 5.</param>
/// <param name="Power">Exponent of ten.</param>
internal readonly record struct NiceStep(int Factor, int Power)
{
    /// <summary>All factors, rising.</summary>
    public static readonly int[] Factors = [1, 2, 5];

    /// <summary>The distance.</summary>
    public double Size => Power < 0 ? Factor / PowerOfTen(-Power) : Factor * PowerOfTen(Power);

    /// <summary>Digits behind the point that its multiples need.</summary>
    public int Decimals => Math.Max(0, -Power);

    /// <summary>The least nice step of at least <paramref name="least"/>, a positive number.</summary>
    public static NiceStep For(double least)
    {
        // A hair less, so that a step that is nice but for a rounding error stays itself.
        least *= 1 - 1e-9;
        var power = (int)Math.Floor(Logarithm.Base10(least));
        foreach (var factor in Factors)
        {
            if (factor * PowerOfTen(power) >= least)
            {
                return new NiceStep(factor, power);
            }
        }

        return new NiceStep(1, power + 1);
    }

    /// <summary>10 to a whole power, the double nearest to it for powers from -22 to 22.</summary>
    public static double PowerOfTen(int power)
    {
        double result = 1;
        for (var i = 0; i < Math.Abs(power); i++)
        {
            result *= 10;
        }

        return power < 0 ? 1 / result : result;
    }
}

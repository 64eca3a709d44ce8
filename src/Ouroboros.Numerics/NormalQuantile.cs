namespace Ouroboros.Numerics;

/// <summary>Quantiles of the standard normal distribution from IEEE operations and <see cref="DoubleMath.Log"/> alone: the same on every machine.</summary>
/// <remarks>
/// M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), PPND16: three quotients of
/// polynomials of degree 7, for the middle and two parts of the tails.
/// </remarks>
public static class NormalQuantile
{
    // In rising powers.
    private static readonly double[] MiddleAbove =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static readonly double[] MiddleBelow =
    [
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static readonly double[] TailAbove =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static readonly double[] TailBelow =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] FarAbove =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] FarBelow =
    [
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The number that a standard normal is below with a probability.</summary>
    /// <param name="p">The probability, above 0 and below 1, a normal double.</param>
    /// <returns>The quantile, right to about 16 digits; 0 for one half, and of 1 - p exactly that of p with the other sign if 1 - p is exact.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is no such probability.</exception>
    public static double At(double p)
    {
        if (!(p < 1) || !double.IsNormal(p) || p < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "Expected a probability above 0 and below 1.");
        }

        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var square = 0.180625 - (q * q);
            return q * At(MiddleAbove, square) / At(MiddleBelow, square);
        }

        var r = Math.Sqrt(-DoubleMath.Log(q < 0 ? p : 1 - p));
        var quantile = r <= 5 ? At(TailAbove, r - 1.6) / At(TailBelow, r - 1.6) : At(FarAbove, r - 5) / At(FarBelow, r - 5);
        return q < 0 ? -quantile : quantile;
    }

    private static double At(double[] polynomial, double x)
    {
        var sum = 0.0;
        for (var i = polynomial.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + polynomial[i];
        }

        return sum;
    }
}

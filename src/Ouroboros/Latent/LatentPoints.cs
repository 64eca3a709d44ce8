using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Reference;

namespace Ouroboros.Latent;

/// <summary>The latent points that pictures show: a grid of points whose neighbours are neighbours, the same for every generation of a run.</summary>
/// <remarks>
/// <para>A picture is to show what the VAE samples, so its points must be such as N(0, I) gives. In one and two dimensions they are its quantiles
/// in the middles of equal shares, of each coordinate (Kingma and Welling, "Auto-Encoding Variational Bayes", 2013, figure 4).</para>
/// <para>In d dimensions nearly all points of N(0, I) are near the norm sqrt(d); a plane through the origin, or a grid of quantiles in two of many
/// coordinates, would show points that are never sampled. So from four dimensions on the grid is a flat torus of that norm (Clifford's),
/// sqrt(d / 2) (cos u e1 + sin u e2 + cos v e3 + sin v e4), u to the right and v down, eight equal steps in a full turn each: a step is equally far
/// everywhere, and both rows and columns close. Three dimensions have no such torus; there it is the sphere of norm sqrt(3), eight meridians and eight
/// parallels in the middles of belts of equal area (Archimedes: of equal height), so that each cell stands for as many samples as any other.</para>
/// <para>e1 to e4 are drawn once for a run: a VAE may leave single coordinates without effect, but hardly all that random directions mix. Up to
/// three dimensions a picture has all coordinates in it, and none is drawn.</para>
/// </remarks>
public static class LatentPoints
{
    /// <summary>Rows of the grid, and columns.</summary>
    public const int Side = 8;

    /// <summary>Points of the grid.</summary>
    public const int Count = Side * Side;

    private const uint StepOfTurn = 1u << 29;

    /// <summary>The points for a run.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="dimensions">Dimensions of its latent space, from 1.</param>
    /// <returns>[points, dimensions], the grid row by row from its upper left corner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no dimensions.</exception>
    public static float[] Of(long seed, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        return dimensions switch
        {
            1 => Grid((row, column) => [Quantile((row * Side) + column, Count)]),
            2 => Grid((row, column) => [Quantile(column, Side), Quantile(row, Side)]),
            3 => Grid(OnSphere),
            _ => Torus(seed, dimensions),
        };
    }

    private static float[] Grid(Func<int, int, double[]> point) =>
        [.. Enumerable.Range(0, Count).SelectMany(cell => point(cell / Side, cell % Side)).Select(value => (float)value)];

    private static double Quantile(int share, int shares) => NormalQuantile.At((share + 0.5) / shares);

    private static double[] OnSphere(int row, int column)
    {
        var height = 1 - (((2 * row) + 1.0) / Side);
        var radius = Math.Sqrt(3 * (1 - (height * height)));
        var (sin, cos) = ScalarMath.SinCosTurn((uint)column * StepOfTurn);
        return [radius * cos, radius * sin, Math.Sqrt(3) * height];
    }

    private static float[] Torus(long seed, int dimensions)
    {
        var e = Directions.Draw(new RandomKey(seed, Purpose.LatentWalk, 0), 4, dimensions);
        var radius = Math.Sqrt(dimensions / 2.0);
        return Grid((row, column) =>
        {
            var (sinU, cosU) = ScalarMath.SinCosTurn((uint)column * StepOfTurn);
            var (sinV, cosV) = ScalarMath.SinCosTurn((uint)row * StepOfTurn);
            return [.. Enumerable.Range(0, dimensions).Select(i => radius * ((cosU * e[0][i]) + (sinU * e[1][i]) + (cosV * e[2][i]) + (sinV * e[3][i])))];
        });
    }
}

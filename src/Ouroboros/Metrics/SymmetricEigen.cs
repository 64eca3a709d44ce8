using System.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Ouroboros.Metrics;

/// <summary>Eigenvalues and eigenvectors of symmetric matrices in double.</summary>
/// <remarks>
/// By the managed provider of Math.NET Numerics (Householder to tridiagonal form, then QL), called directly: the library's own choice of
/// a provider is a setting of the whole process, and a native one would give other bits on other machines. For symmetric matrices it is
/// plain loops of IEEE operations and square roots on one thread.
/// </remarks>
internal static class SymmetricEigen
{
    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">[order, order], symmetric.</param>
    /// <param name="order">Rows and columns.</param>
    /// <returns>The eigenvalues, ascending, and the eigenvectors one after the other: vector i begins at i * order.</returns>
    public static (double[] Values, double[] Vectors) Of(double[] matrix, int order)
    {
        var vectors = new double[matrix.Length];
        var values = new Complex[order];
        new ManagedLinearAlgebraProvider().EigenDecomp(true, order, matrix, vectors, values, new double[matrix.Length]);
        return (Array.ConvertAll(values, value => value.Real), vectors);
    }
}

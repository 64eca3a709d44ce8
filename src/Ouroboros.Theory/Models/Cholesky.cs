namespace Ouroboros.Theory.Models;

/// <summary>Solves symmetric positive definite systems.</summary>
internal static class Cholesky
{
    /// <summary>Solves A x = b in place.</summary>
    /// <param name="matrix">[d, d] the lower half of A; becomes its Cholesky factor.</param>
    /// <param name="vector">[d] b; becomes x.</param>
    /// <exception cref="ArithmeticException">A is not positive definite.</exception>
    public static void Solve(Span<double> matrix, Span<double> vector)
    {
        var size = vector.Length;
        Factor(matrix, size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                vector[i] -= matrix[(i * size) + j] * vector[j];
            }

            vector[i] /= matrix[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < size; j++)
            {
                vector[i] -= matrix[(j * size) + i] * vector[j];
            }

            vector[i] /= matrix[(i * size) + i];
        }
    }

    private static void Factor(Span<double> matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    rest -= matrix[(i * size) + k] * matrix[(j * size) + k];
                }

                if (i == j && !(rest > 0))
                {
                    throw new ArithmeticException($"The rows span {i} of {size} dimensions: least squares needs more rows than dimensions.");
                }

                matrix[(i * size) + j] = i == j ? Math.Sqrt(rest) : rest / matrix[(j * size) + j];
            }
        }
    }
}

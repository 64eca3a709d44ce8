namespace Ouroboros.Runs;

/// <summary>Classifiers (rows) on data sets (columns): <c>accuracy_matrix.csv</c> and <c>loss_matrix.csv</c>.</summary>
/// <remarks>
/// Row r belongs to the classifier of generation r + 1. Column 0 is the real training set (data set 0), column 1 the real
/// test set, column c + 1 the samples of generation c, c from 1. A cell that was not computed has no value; nor has the
/// accuracy of a classifier on the samples that it labelled itself, which is 1 by construction.
/// </remarks>
public sealed class EvaluationMatrix
{
    private readonly List<double?[]> _rows = [];

    /// <summary>A matrix for a run of <paramref name="generations"/> generations; empty.</summary>
    public EvaluationMatrix(int generations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(generations, 1);
        Generations = generations;
        for (var row = 0; row < generations; row++)
        {
            _rows.Add(new double?[generations + 2]);
        }
    }

    /// <summary>Number of rows.</summary>
    public int Generations { get; }

    /// <summary>Number of columns: real train, real test, one for each generation's samples.</summary>
    public int Columns => Generations + 2;

    /// <summary>The value of a classifier (generation, from 1) on a column; null where not computed.</summary>
    public double? this[int classifierGeneration, int column]
    {
        get => _rows[classifierGeneration - 1][column];
        set => _rows[classifierGeneration - 1][column] = value;
    }

    /// <summary>Copies every cell that both matrices have.</summary>
    internal void CopyTo(EvaluationMatrix other)
    {
        for (var row = 0; row < Math.Min(Generations, other.Generations); row++)
        {
            Array.Copy(_rows[row], other._rows[row], Math.Min(Columns, other.Columns));
        }
    }

    /// <summary>Column of the real training set.</summary>
    public const int RealTrain = 0;

    /// <summary>Column of the real test set.</summary>
    public const int RealTest = 1;

    /// <summary>Column of the data set that generation <paramref name="generation"/> (from 1) sampled.</summary>
    public static int SamplesOf(int generation) => generation + 1;

    /// <summary>Header of a column: <c>real_train</c>, <c>real_test</c>, <c>generation_1</c>, ...</summary>
    public static string ColumnName(int column) => column switch
    {
        RealTrain => "real_train",
        RealTest => "real_test",
        _ => $"generation_{column - 1}",
    };
}

using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>accuracy_matrix.csv</c> and <c>loss_matrix.csv</c>: a row a classifier, a column a data set, empty where not computed.</summary>
internal static class MatrixCsv
{
    private const string Classifier = "classifier";

    /// <summary>Writes every planned generation's row, so that the table has its shape from the start.</summary>
    public static void Write(Stream stream, EvaluationMatrix matrix)
    {
        using var csv = new CsvWriter(stream, [Classifier, .. ColumnNames(matrix)]);
        for (var generation = 1; generation <= matrix.Generations; generation++)
        {
            csv.Cell(generation);
            for (var column = 0; column < matrix.Columns; column++)
            {
                csv.Cell(matrix[generation, column]);
            }

            csv.EndRow();
        }
    }

    /// <summary>Fills a matrix of the run's size.</summary>
    /// <exception cref="RunFileException">Rows or columns are not those of the run, or a cell is wrong.</exception>
    public static void Read(CsvTable table, EvaluationMatrix matrix)
    {
        var names = ColumnNames(matrix);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var generation = table.Rows[i].Integer(Classifier, 1, matrix.Generations);
            if (generation != i + 1)
            {
                throw table.Rows[i].Unexpected(Classifier, $"{i + 1}");
            }

            for (var column = 0; column < names.Count; column++)
            {
                matrix[generation, column] = table.Rows[i].OptionalNumber(names[column]);
            }
        }

        if (table.Rows.Count != matrix.Generations)
        {
            throw new RunFileException(
                table.File, table.Rows.Count + 1, $"{table.Rows.Count} rows", $"{matrix.Generations}, one for each generation of the config");
        }
    }

    private static List<string> ColumnNames(EvaluationMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Columns).Select(EvaluationMatrix.ColumnName)];
}

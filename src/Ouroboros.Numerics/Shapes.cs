using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Numerics;

/// <summary>What each operation of <see cref="IBackend"/> demands of its arguments, the same for every backend.</summary>
/// <remarks>Who owns a buffer is <see cref="Checks.Owned"/>'s part, what an index buffer holds <see cref="Checks.Indices"/>'s.</remarks>
internal static class Shapes
{
    public static void Gather(Table source, Integers order, int start, int rows, Matrix destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(order);
        Checks.Rows(destination, rows);
        Checks.Columns(destination.Columns, source.Columns, nameof(destination), "source has");
        Checks.Range(start, rows, order.Length, nameof(order));
    }

    /// <summary>Load and Store: rows of a table from <paramref name="firstRow"/> on, and the leading rows of a matrix.</summary>
    public static void Copy(
        Table table,
        int firstRow,
        int rows,
        Matrix matrix,
        [CallerArgumentExpression(nameof(table))] string tableName = "",
        [CallerArgumentExpression(nameof(matrix))] string matrixName = "")
    {
        ArgumentNullException.ThrowIfNull(table, tableName);
        Checks.Rows(matrix, rows, matrixName);
        if (matrix.Columns != table.Columns)
        {
            // Only now the words: this runs for every batch.
            Checks.Columns(matrix.Columns, table.Columns, matrixName, $"{tableName} has");
        }

        Checks.Range(firstRow, rows, table.Rows, tableName);
    }

    public static void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Known(activation);
        Checks.Rows(x, rows);
        Checks.Rows(y, rows);
        Checks.Columns(x.Columns, layer.Inputs, nameof(x), "the layer takes");
        Checks.Columns(y.Columns, layer.Outputs, nameof(y), "the layer gives");
        Checks.Distinct(x, y, nameof(y));
    }

    public static void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Known(activation);
        if (activation == Activation.Sigmoid)
        {
            throw new NotSupportedException("The gradient through a sigmoid is part of VaeLoss; BackwardInput has none.");
        }

        if (layer.Use != LinearUse.Train)
        {
            throw new ArgumentException($"The layer was made for {layer.Use}; its input has a gradient only under Train.", nameof(layer));
        }

        Checks.Rows(dy, rows);
        Checks.Rows(x, rows);
        Checks.Rows(dx, rows);
        Checks.Columns(dy.Columns, layer.Outputs, nameof(dy), "the layer gives");
        Checks.Columns(x.Columns, layer.Inputs, nameof(x), "the layer takes");
        Checks.Columns(dx.Columns, layer.Inputs, nameof(dx), "the layer takes");
        Checks.Distinct(dy, dx, nameof(dx));
    }

    public static void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer)
    {
        Trained(layer);
        Checks.Rows(x, rows);
        Checks.Rows(dy, rows);
        Checks.Columns(x.Columns, layer.Inputs, nameof(x), "the layer takes");
        Checks.Columns(dy.Columns, layer.Outputs, nameof(dy), "the layer gives");
    }

    /// <summary>Gradients and moments exist only for layers that are trained.</summary>
    public static void Trained(Linear layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Use == LinearUse.Inference)
        {
            throw new ArgumentException("The layer was made for inference; it has no gradient and no moments.", nameof(layer));
        }
    }

    /// <summary>The host's copy of a layer's parameters has their shapes.</summary>
    public static void Parameters(Linear layer, int weights, int biases)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Checks.Length(weights, layer.Inputs * layer.Outputs, "weight");
        Checks.Length(biases, layer.Outputs, "bias");
    }

    public static void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination)
    {
        key.Check(nameof(key));
        Checks.Rows(destination, rows);
        Checks.Range(firstRow, rows, int.MaxValue, "the stream");
    }

    public static void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z)
    {
        Checks.Rows(z, rows);
        Heads(heads, rows, z.Columns);
        Latent(noise, rows, z.Columns);
        Checks.Distinct(heads, z, nameof(z));
        Checks.Distinct(noise, z, nameof(z));
    }

    public static void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads)
    {
        Checks.Rows(dz, rows);
        Heads(heads, rows, dz.Columns);
        Latent(noise, rows, dz.Columns);
        Heads(dHeads, rows, dz.Columns);
        Checks.Distinct(heads, dHeads, nameof(dHeads));
        Checks.Distinct(noise, dHeads, nameof(dHeads));
        Checks.Distinct(dz, dHeads, nameof(dHeads));
    }

    public static void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy)
    {
        ArgumentNullException.ThrowIfNull(losses);
        Checks.Rows(heads, rows);
        if (heads.Columns % 2 != 0)
        {
            throw new ArgumentException($"heads has {heads.Columns} columns; mu and logvar make an even number.", nameof(heads));
        }

        Checks.Rows(x, rows);
        Checks.Rows(y, rows);
        Checks.Columns(y.Columns, x.Columns, nameof(y), "x has");
        Checks.Columns(losses.Columns, 2, nameof(losses), "reconstruction and KL make");
        Checks.Range(firstRow, rows, losses.Rows, nameof(losses));
        if (dy is not null)
        {
            Checks.Rows(dy, rows);
            Checks.Columns(dy.Columns, x.Columns, nameof(dy), "x has");
            Checks.Distinct(x, dy, nameof(dy));
            Checks.Distinct(heads, dy, nameof(dy));
        }
    }

    public static void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(predictions);
        Checks.Rows(logits, rows);
        Checks.Range(start, rows, (order ?? labels).Length, order is null ? nameof(labels) : nameof(order));
        Checks.Range(start, rows, losses.Rows, nameof(losses));
        Checks.Range(start, rows, predictions.Length, nameof(predictions));
        Checks.Distinct(labels, predictions, nameof(predictions));
        Checks.Distinct(predictions, order, nameof(predictions));
        if (dLogits is not null)
        {
            Checks.Rows(dLogits, rows);
            Checks.Columns(dLogits.Columns, logits.Columns, nameof(dLogits), "logits has");
        }
    }

    private static void Heads(Matrix heads, int rows, int latent, [CallerArgumentExpression(nameof(heads))] string name = "")
    {
        Checks.Rows(heads, rows, name);
        Checks.Columns(heads.Columns, 2 * latent, name, "mu and logvar make");
    }

    private static void Latent(Matrix matrix, int rows, int latent, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        Checks.Rows(matrix, rows, name);
        Checks.Columns(matrix.Columns, latent, name, "the latent space has");
    }

    private static void Known(Activation activation)
    {
        if (activation is not (Activation.None or Activation.Relu or Activation.Sigmoid))
        {
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "Expected None, Relu or Sigmoid.");
        }
    }
}

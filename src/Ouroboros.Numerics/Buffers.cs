namespace Ouroboros.Numerics;

/// <summary>A minibatch or an activation: [rows, columns] floats in a layout that only its backend knows.</summary>
public abstract class Matrix : IDisposable
{
    private protected Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The most rows it can hold; every operation is told how many it uses.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Storage of many rows that minibatches are gathered from: a data set, or losses by image.</summary>
public abstract class Table : IDisposable
{
    private protected Table(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Integers: an order of rows, labels, predictions.</summary>
public abstract class Integers : IDisposable
{
    private protected Integers(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Length = length;
    }

    /// <summary>Number of integers.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A linear layer's weights [outputs, inputs] and bias [outputs], with gradient and Adam's moments if it is trained.</summary>
public abstract class Linear : IDisposable
{
    private protected Linear(int inputs, int outputs, LinearUse use)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        Inputs = inputs;
        Outputs = outputs;
        Use = use;
    }

    /// <summary>Columns of the layer's input.</summary>
    public int Inputs { get; }

    /// <summary>Columns of its output.</summary>
    public int Outputs { get; }

    /// <summary>What the layer can be asked to do, which decides what memory it takes.</summary>
    public LinearUse Use { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>What a <see cref="Linear"/> is for.</summary>
public enum LinearUse
{
    /// <summary>Forward only.</summary>
    Inference,

    /// <summary>Trained, but nothing before it is: its input needs no gradient.</summary>
    TrainFirst,

    /// <summary>Trained, and gradients flow on to its input.</summary>
    Train,
}

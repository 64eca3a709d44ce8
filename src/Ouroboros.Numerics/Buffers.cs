namespace Ouroboros.Numerics;

/// <summary>A minibatch or an activation: [rows, columns] floats in a layout that only its backend knows.</summary>
public abstract class Matrix : BackendBuffer
{
    private protected Matrix(BackendGate gate, int rows, int columns)
        : base(gate)
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
}

/// <summary>Storage of many rows that minibatches are gathered from: a data set, or losses by image.</summary>
public abstract class Table : BackendBuffer
{
    private protected Table(BackendGate gate, int rows, int columns)
        : base(gate)
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
}

/// <summary>Integers: an order of rows, labels, predictions.</summary>
public abstract class Integers : BackendBuffer
{
    private protected Integers(BackendGate gate, int length)
        : base(gate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Length = length;
    }

    /// <summary>Number of integers.</summary>
    public int Length { get; }
}

/// <summary>A linear layer's weights [outputs, inputs] and bias [outputs], with gradient and Adam's moments if it is trained.</summary>
public abstract class Linear : BackendBuffer
{
    private protected Linear(BackendGate gate, int inputs, int outputs, LinearUse use)
        : base(gate)
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

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.OpenCl;

/// <summary>The operations on a device: each is told to a queue that keeps their order, and returns before it is done.</summary>
/// <remarks>
/// An order or a label out of range is undefined behaviour here, as the contract allows. So a failure of the device may be told by a later
/// operation than the one that failed.
/// </remarks>
internal sealed partial class OpenClBackend : IBackend
{
    private readonly BackendGate _gate;
    private readonly ClQueue _queue;
    private readonly OpenClKernels _kernels;
    private readonly int _guard;

    /// <summary>A queue of its own on the program's device.</summary>
    /// <param name="program">The compiled kernels; stay the caller's.</param>
    /// <param name="guard">Numbers of guard behind every buffer; tests ask for them.</param>
    /// <exception cref="DeviceException">The device refuses.</exception>
    public OpenClBackend(ClProgram program, int guard = 0)
    {
        Name = $"opencl, {program.Device.Name}";
        _gate = new BackendGate(Name);
        _queue = new ClQueue(program);
        _guard = guard;
        try
        {
            _kernels = new OpenClKernels(_queue);
        }
        catch (DeviceException)
        {
            _queue.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Matrix CreateMatrix(int rows, int columns)
    {
        using var operation = _gate.Enter();
        return new OpenClMatrix(_gate, _queue, rows, columns, _guard);
    }

    /// <inheritdoc/>
    public Table CreateTable(int rows, int columns)
    {
        using var operation = _gate.Enter();
        return new OpenClTable(_gate, _queue, rows, columns, _guard);
    }

    /// <inheritdoc/>
    public Integers CreateIntegers(int length)
    {
        using var operation = _gate.Enter();
        return new OpenClIntegers(_gate, _queue, length, _guard);
    }

    /// <inheritdoc/>
    public Linear CreateLinear(int inputs, int outputs, LinearUse use)
    {
        using var operation = _gate.Enter();
        return new OpenClLinear(_gate, _queue, inputs, outputs, use, _guard);
    }

    /// <inheritdoc/>
    public void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y)
    {
        using var operation = _gate.Enter();
        Shapes.Forward(x, rows, layer, activation, y);
        _kernels.Forward.Begin()
            .With(Own(x).Handle).With(Own(layer).Parameters.Handle).With(Own(y).Handle)
            .With(rows).With(layer.Inputs).With(layer.Outputs).With((int)activation)
            .OverTiles(layer.Outputs, rows);
    }

    /// <inheritdoc/>
    public void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardInput(dy, rows, layer, x, activation, dx);
        _kernels.BackwardInput.Begin()
            .With(Own(dy).Handle).With(Own(layer).Parameters.Handle).With(Own(x).Handle).With(Own(dx).Handle)
            .With(rows).With(layer.Inputs).With(layer.Outputs).With(activation == Activation.Relu ? 1 : 0)
            .OverTiles(layer.Inputs, rows);
    }

    /// <inheritdoc/>
    public void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardWeights(x, dy, rows, layer);
        _kernels.BackwardWeights.Begin()
            .With(Own(x).Handle).With(Own(dy).Handle).With(Own(layer).Gradient.Handle)
            .With(rows).With(layer.Inputs).With(layer.Outputs)
            .OverTiles(layer.Inputs + 1, layer.Outputs);
    }

    /// <inheritdoc/>
    public void Adam(IReadOnlyList<Linear> layers, in AdamStep step)
    {
        using var operation = _gate.Enter();
        CheckTrained(layers);
        for (var i = 0; i < layers.Count; i++)
        {
            var own = Own(layers[i]);
            _kernels.Adam.Begin()
                .With(own.Gradient.Handle).With(own.Parameters.Handle).With(own.FirstMoment.Handle).With(own.SecondMoment.Handle)
                .With(own.Count).With(Laid(step))
                .Over(own.Count, 1);
        }
    }

    /// <inheritdoc/>
    public void UpdateWeights(Matrix x, Matrix dy, int rows, Linear layer, in AdamStep step)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardWeights(x, dy, rows, layer);
        var own = Own(layer);
        _kernels.UpdateWeights.Begin()
            .With(Own(x).Handle).With(Own(dy).Handle)
            .With(own.Parameters.Handle).With(own.FirstMoment.Handle).With(own.SecondMoment.Handle)
            .With(rows).With(layer.Inputs).With(layer.Outputs).With(Laid(step))
            .OverTiles(layer.Inputs + 1, layer.Outputs);
    }

    /// <inheritdoc/>
    public void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.FillNormal(key, firstRow, rows, destination);

        // A work-item for each counter: sixteen for 64 columns.
        var counters = (destination.Columns + 63L) / 64 * 16;
        _kernels.FillNormal.Begin()
            .With(key.SeedLow).With(key.SeedHigh).With(key.EpochWord).With(key.StreamWord)
            .With(firstRow).With(Own(destination).Handle).With(destination.Columns)
            .Over(counters, rows);
    }

    /// <inheritdoc/>
    public void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z)
    {
        using var operation = _gate.Enter();
        Shapes.Reparameterise(heads, noise, rows, z);
        _kernels.Reparameterise.Begin()
            .With(Own(heads).Handle).With(Own(noise).Handle).With(Own(z).Handle).With(z.Columns)
            .Over(z.Columns, rows);
    }

    /// <inheritdoc/>
    public void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads)
    {
        using var operation = _gate.Enter();
        Shapes.ReparameteriseBackward(heads, noise, dz, rows, dHeads);
        _kernels.ReparameteriseBackward.Begin()
            .With(Own(heads).Handle).With(Own(noise).Handle).With(Own(dz).Handle).With(Own(dHeads).Handle).With(dz.Columns)
            .Over(dz.Columns, rows);
    }

    /// <inheritdoc/>
    public void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy)
    {
        using var operation = _gate.Enter();
        Shapes.VaeLoss(heads, x, y, rows, firstRow, losses, dy);

        // A kernel that writes no gradient is given a buffer all the same: not every driver takes none.
        _kernels.VaeLoss.Begin()
            .With(Own(heads).Handle).With(Own(x).Handle).With(Own(y).Handle).With(heads.Columns / 2).With(x.Columns)
            .With(firstRow).With(Own(losses).Handle).With(dy is null ? 0 : 1).With(Own(dy ?? y).Handle)
            .Over(KernelSource.Lanes, rows);
    }

    /// <inheritdoc/>
    public void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits)
    {
        using var operation = _gate.Enter();
        Shapes.CrossEntropy(logits, rows, labels, order, start, losses, predictions, dLogits);
        _kernels.CrossEntropy.Begin()
            .With(Own(logits).Handle).With(rows).With(logits.Columns)
            .With(Own(labels).Handle).With(order is null ? 0 : 1).With(Own(order ?? labels).Handle).With(start)
            .With(Own(losses).Handle).With(losses.Columns).With(Own(predictions).Handle)
            .With(dLogits is null ? 0 : 1).With(Own(dLogits ?? logits).Handle)
            .Over(rows, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_gate.Close())
        {
            _kernels.Dispose();
            _queue.Dispose();
        }
    }

    // A float8 of the kernel.
    private static Vector256<float> Laid(in AdamStep step) => Vector256.Create(
        step.Beta1, step.Rest1, step.Beta2, step.Rest2, step.StepSize, step.RootCorrection, step.Epsilon, 0f);

    /// <summary>All layers before the first is touched.</summary>
    private void CheckTrained(IReadOnlyList<Linear> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        for (var i = 0; i < layers.Count; i++)
        {
            Shapes.Trained(layers[i]);
            _ = Own(layers[i], nameof(layers));
        }
    }

    private ClBuffer Own(Matrix matrix, [CallerArgumentExpression(nameof(matrix))] string name = "") =>
        Checks.Owned<OpenClMatrix>(matrix, _gate, name).Values;

    private ClBuffer Own(Table table, [CallerArgumentExpression(nameof(table))] string name = "") =>
        Checks.Owned<OpenClTable>(table, _gate, name).Values;

    private ClBuffer Own(Integers integers, [CallerArgumentExpression(nameof(integers))] string name = "") =>
        Checks.Owned<OpenClIntegers>(integers, _gate, name).Values;

    private OpenClLinear Own(Linear layer, [CallerArgumentExpression(nameof(layer))] string name = "") =>
        Checks.Owned<OpenClLinear>(layer, _gate, name);
}

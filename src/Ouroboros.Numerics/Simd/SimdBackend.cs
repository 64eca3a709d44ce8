using System.Runtime.CompilerServices;
using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Simd.Elementwise;
using Ouroboros.Numerics.Simd.Lanes;
using Ouroboros.Numerics.Simd.Products;

namespace Ouroboros.Numerics.Simd;

/// <summary>The fast backend: vectors of one width, a team of threads, matrices in <see cref="Panel"/>s.</summary>
internal sealed unsafe class SimdBackend<TLanes, TFloat, TInt> : IBackend
    where TLanes : struct, ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    private readonly BackendGate _gate;
    private readonly WorkerTeam _team;
    private readonly int _guard;

    /// <summary>Starts the threads.</summary>
    /// <param name="name">Name of the kernels.</param>
    /// <param name="threads">Threads that work, the caller included.</param>
    /// <param name="guard">Floats of guard around every buffer; tests ask for them.</param>
    public SimdBackend(string name, int threads, int guard = 0)
    {
        Name = $"{name}, {threads} thread{(threads == 1 ? "" : "s")}";
        _gate = new BackendGate(Name);
        _team = new WorkerTeam(threads);
        _guard = guard;
    }

    public string Name { get; }

    public Matrix CreateMatrix(int rows, int columns)
    {
        using var operation = _gate.Enter();
        return new SimdMatrix(_gate, rows, columns, _guard);
    }

    public Table CreateTable(int rows, int columns)
    {
        using var operation = _gate.Enter();
        return new SimdTable(_gate, rows, columns, _guard);
    }

    public Integers CreateIntegers(int length)
    {
        using var operation = _gate.Enter();
        return new SimdIntegers(_gate, length, _guard);
    }

    public Linear CreateLinear(int inputs, int outputs, LinearUse use)
    {
        using var operation = _gate.Enter();
        return new SimdLinear(_gate, inputs, outputs, use, _guard);
    }

    public void Write(ReadOnlySpan<float> source, Matrix destination)
    {
        using var operation = _gate.Enter();
        ArgumentNullException.ThrowIfNull(destination);
        var rows = Checks.WholeRows(source.Length, destination.Columns, destination.Rows, nameof(source));
        fixed (float* pointer = source)
        {
            Run(new GatherJob(pointer, null, rows, View(destination)));
        }
    }

    public void Read(Matrix source, Span<float> destination)
    {
        using var operation = _gate.Enter();
        ArgumentNullException.ThrowIfNull(source);
        var rows = Checks.WholeRows(destination.Length, source.Columns, source.Rows, nameof(destination));
        fixed (float* pointer = destination)
        {
            Run(new StoreJob(View(source), rows, pointer));
        }
    }

    public void Write(ReadOnlySpan<float> source, int firstRow, Table destination)
    {
        using var operation = _gate.Enter();
        ArgumentNullException.ThrowIfNull(destination);
        var rows = Checks.WholeRows(source.Length, destination.Columns, destination.Rows, nameof(source));
        Checks.Range(firstRow, rows, destination.Rows, nameof(destination));
        source.CopyTo(new Span<float>(Own(destination).Row(firstRow), source.Length));
    }

    public void Read(Table source, int firstRow, Span<float> destination)
    {
        using var operation = _gate.Enter();
        ArgumentNullException.ThrowIfNull(source);
        var rows = Checks.WholeRows(destination.Length, source.Columns, source.Rows, nameof(destination));
        Checks.Range(firstRow, rows, source.Rows, nameof(source));
        new ReadOnlySpan<float>(Own(source).Row(firstRow), destination.Length).CopyTo(destination);
    }

    public void Write(ReadOnlySpan<int> source, int first, Integers destination)
    {
        using var operation = _gate.Enter();
        ArgumentNullException.ThrowIfNull(destination);
        Checks.Range(first, source.Length, destination.Length, nameof(destination));
        source.CopyTo(Own(destination).Values[first..]);
    }

    public void Read(Integers source, int first, Span<int> destination)
    {
        using var operation = _gate.Enter();
        ArgumentNullException.ThrowIfNull(source);
        Checks.Range(first, destination.Length, source.Length, nameof(source));
        Own(source).Values.Slice(first, destination.Length).CopyTo(destination);
    }

    public void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination)
    {
        using var operation = _gate.Enter();
        var layer = Own(destination);
        Shapes.Parameters(layer, weight.Length, bias.Length);
        LinearTransfer.Write(weight, bias, layer);
        layer.ResetMoments();
    }

    public void ResetMoments(IReadOnlyList<Linear> layers)
    {
        using var operation = _gate.Enter();
        CheckTrained(layers);
        foreach (var layer in layers)
        {
            Own(layer).ResetMoments();
        }
    }

    public void Read(Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        var layer = Own(source);
        Shapes.Parameters(layer, weight.Length, bias.Length);
        LinearTransfer.Read(layer.Forward(layer.Weights), layer.Bias, weight, bias);
    }

    public void WriteMoment(Moment moment, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination)
    {
        using var operation = _gate.Enter();
        Shapes.Trained(destination);
        var layer = Own(destination);
        Shapes.Parameters(layer, weight.Length, bias.Length);
        LinearTransfer.Write(weight, bias, layer.Forward(layer.Of(moment)), layer.Of(moment) + layer.WeightFloats);
    }

    public void ReadMoment(Moment moment, Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        Shapes.Trained(source);
        var layer = Own(source);
        Shapes.Parameters(layer, weight.Length, bias.Length);
        LinearTransfer.Read(layer.Forward(layer.Of(moment)), layer.Of(moment) + layer.WeightFloats, weight, bias);
    }

    public void ReadGradient(Linear source, Span<float> weight, Span<float> bias)
    {
        using var operation = _gate.Enter();
        Shapes.Trained(source);
        var layer = Own(source);
        Shapes.Parameters(layer, weight.Length, bias.Length);
        LinearTransfer.Read(layer.Forward(layer.Gradient), layer.BiasGradient, weight, bias);
    }

    public void Gather(Table source, Integers order, int start, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.Gather(source, order, start, rows, destination);
        Checks.Indices(Own(order).Values.Slice(start, rows), source.Rows, nameof(order), start);
        Run(new GatherJob(Own(source).Row(0), Own(order).Pointer + start, rows, View(destination)));
    }

    public void Load(Table source, int firstRow, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.Copy(source, firstRow, rows, destination);
        Run(new GatherJob(Own(source).Row(firstRow), null, rows, View(destination)));
    }

    public void Store(Matrix source, int rows, int firstRow, Table destination)
    {
        using var operation = _gate.Enter();
        Shapes.Copy(destination, firstRow, rows, source);
        Run(new StoreJob(View(source), rows, Own(destination).Row(firstRow)));
    }

    public void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y)
    {
        using var operation = _gate.Enter();
        Shapes.Forward(x, rows, layer, activation, y);
        var own = Own(layer);
        Run(new ForwardJob<TLanes, TFloat, TInt>(
            View(x), own.Forward(own.Weights), own.Bias, rows, own.Inputs, activation, View(y)));
    }

    public void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardInput(dy, rows, layer, x, activation, dx);
        Run(new BackwardInputJob<TLanes, TFloat, TInt>(
            View(dy), rows, Own(layer).Backward, View(x), activation, View(dx), _team.Threads));
    }

    public void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardWeights(x, dy, rows, layer);
        var own = Own(layer);
        Run(new BackwardWeightsJob<TLanes, TFloat, TInt>(
            View(x), View(dy), rows, own.Forward(own.Gradient), own.BiasGradient));
    }

    public void Adam(IReadOnlyList<Linear> layers, in AdamStep step)
    {
        using var operation = _gate.Enter();
        CheckTrained(layers);
        for (var i = 0; i < layers.Count; i++)
        {
            Run(new AdamJob<TLanes, TFloat, TInt>(Own(layers[i]), step));
        }
    }

    public void UpdateWeights(Matrix x, Matrix dy, int rows, Linear layer, in AdamStep step)
    {
        using var operation = _gate.Enter();
        Shapes.BackwardWeights(x, dy, rows, layer);
        Run(new UpdateWeightsJob<TLanes, TFloat, TInt>(View(x), View(dy), rows, Own(layer), step));
    }

    public void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination)
    {
        using var operation = _gate.Enter();
        Shapes.FillNormal(key, firstRow, rows, destination);
        Run(new NormalJob<TLanes, TFloat, TInt>(key, firstRow, rows, View(destination)));
    }

    public void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z)
    {
        using var operation = _gate.Enter();
        Shapes.Reparameterise(heads, noise, rows, z);
        Run(new ReparameteriseJob<TLanes, TFloat, TInt>(View(heads), View(noise), rows, View(z)));
    }

    public void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads)
    {
        using var operation = _gate.Enter();
        Shapes.ReparameteriseBackward(heads, noise, dz, rows, dHeads);
        Run(new ReparameteriseBackwardJob<TLanes, TFloat, TInt>(
            View(heads), View(noise), View(dz), rows, View(dHeads)));
    }

    public void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy)
    {
        using var operation = _gate.Enter();
        Shapes.VaeLoss(heads, x, y, rows, firstRow, losses, dy);
        Run(new VaeLossJob<TLanes, TFloat, TInt>(
            View(heads), View(x), View(y), rows, Own(losses).Row(firstRow), dy is null ? default : View(dy)));
    }

    public void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits)
    {
        using var operation = _gate.Enter();
        Shapes.CrossEntropy(logits, rows, labels, order, start, losses, predictions, dLogits);
        Checks.Labels(Own(labels).Values, order is null ? default : Own(order).Values, start, rows, logits.Columns);
        Run(new CrossEntropyJob<TLanes, TFloat, TInt>(
            View(logits), rows, Own(labels).Pointer, order is null ? null : Own(order).Pointer, start,
            Own(losses).Row(0), losses.Columns, Own(predictions).Pointer, dLogits is null ? default : View(dLogits)));
    }

    public void Dispose()
    {
        if (_gate.Close())
        {
            _team.Dispose();
        }
    }

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

    private void Run<TJob>(TJob job)
        where TJob : unmanaged, IJob => _team.Run(ref job, job.Items);

    private PanelView View(Matrix matrix, [CallerArgumentExpression(nameof(matrix))] string name = "") =>
        Checks.Owned<SimdMatrix>(matrix, _gate, name).View;

    private SimdTable Own(Table table, [CallerArgumentExpression(nameof(table))] string name = "") =>
        Checks.Owned<SimdTable>(table, _gate, name);

    private SimdIntegers Own(Integers integers, [CallerArgumentExpression(nameof(integers))] string name = "") =>
        Checks.Owned<SimdIntegers>(integers, _gate, name);

    private SimdLinear Own(Linear layer, [CallerArgumentExpression(nameof(layer))] string name = "") =>
        Checks.Owned<SimdLinear>(layer, _gate, name);
}

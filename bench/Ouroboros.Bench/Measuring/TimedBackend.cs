using System.Diagnostics;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Bench.Measuring;

/// <summary>A backend that notes the time of each operation of another one.</summary>
internal sealed class TimedBackend(IBackend inner) : IBackend
{
    private readonly Dictionary<string, (double Seconds, double Operations, int Calls)> _times = new(StringComparer.Ordinal);

    public string Name => inner.Name;

    /// <summary>Seconds, floating-point operations of products, and calls, by operation and shape.</summary>
    public IReadOnlyDictionary<string, (double Seconds, double Operations, int Calls)> Times => _times;

    public void Reset() => _times.Clear();

    public Matrix CreateMatrix(int rows, int columns) => inner.CreateMatrix(rows, columns);

    public Table CreateTable(int rows, int columns) => inner.CreateTable(rows, columns);

    public Integers CreateIntegers(int length) => inner.CreateIntegers(length);

    public Linear CreateLinear(int inputs, int outputs, LinearUse use) => inner.CreateLinear(inputs, outputs, use);

    public void Write(ReadOnlySpan<float> source, Matrix destination) => inner.Write(source, destination);

    public void Read(Matrix source, Span<float> destination) => inner.Read(source, destination);

    public void Write(ReadOnlySpan<float> source, int firstRow, Table destination) => inner.Write(source, firstRow, destination);

    public void Read(Table source, int firstRow, Span<float> destination) => inner.Read(source, firstRow, destination);

    public void Write(ReadOnlySpan<int> source, int first, Integers destination) => inner.Write(source, first, destination);

    public void Read(Integers source, int first, Span<int> destination) => inner.Read(source, first, destination);

    public void Write(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination) => inner.Write(weight, bias, destination);

    public void ResetMoments(IReadOnlyList<Linear> layers) => inner.ResetMoments(layers);

    public void Read(Linear source, Span<float> weight, Span<float> bias) => inner.Read(source, weight, bias);

    public void WriteMoment(Moment moment, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Linear destination) =>
        inner.WriteMoment(moment, weight, bias, destination);

    public void ReadMoment(Moment moment, Linear source, Span<float> weight, Span<float> bias) =>
        inner.ReadMoment(moment, source, weight, bias);

    public void ReadGradient(Linear source, Span<float> weight, Span<float> bias) => inner.ReadGradient(source, weight, bias);

    public void Gather(Table source, Integers order, int start, int rows, Matrix destination)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.Gather(source, order, start, rows, destination);
        Note("gather", clock);
    }

    public void Load(Table source, int firstRow, int rows, Matrix destination)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.Load(source, firstRow, rows, destination);
        Note("load", clock);
    }

    public void Store(Matrix source, int rows, int firstRow, Table destination)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.Store(source, rows, firstRow, destination);
        Note("store", clock);
    }

    public void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.Forward(x, rows, layer, activation, y);
        Note($"forward {layer.Inputs} to {layer.Outputs}", clock, Product(layer, rows));
    }

    public void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.BackwardInput(dy, rows, layer, x, activation, dx);
        Note($"input gradient {layer.Inputs} to {layer.Outputs}", clock, Product(layer, rows));
    }

    public void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.BackwardWeights(x, dy, rows, layer);
        Note($"weight gradient {layer.Inputs} to {layer.Outputs}", clock, Product(layer, rows));
    }

    public void Adam(IReadOnlyList<Linear> layers, in AdamStep step)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.Adam(layers, step);
        Note("adam", clock);
    }

    public void UpdateWeights(Matrix x, Matrix dy, int rows, Linear layer, in AdamStep step)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.UpdateWeights(x, dy, rows, layer, step);
        Note($"weight update {layer.Inputs} to {layer.Outputs}", clock, Product(layer, rows));
    }

    public void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.FillNormal(key, firstRow, rows, destination);
        Note("normals", clock);
    }

    public void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.Reparameterise(heads, noise, rows, z);
        Note("reparameterise", clock);
    }

    public void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.ReparameteriseBackward(heads, noise, dz, rows, dHeads);
        Note("reparameterise back", clock);
    }

    public void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.VaeLoss(heads, x, y, rows, firstRow, losses, dy);
        Note("vae loss", clock);
    }

    public void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits)
    {
        var clock = Stopwatch.GetTimestamp();
        inner.CrossEntropy(logits, rows, labels, order, start, losses, predictions, dLogits);
        Note("cross-entropy", clock);
    }

    public void Dispose() => inner.Dispose();

    private static double Product(Linear layer, int rows) => 2.0 * rows * layer.Inputs * layer.Outputs;

    private void Note(string operation, long start, double operations = 0)
    {
        var (seconds, sum, calls) = _times.GetValueOrDefault(operation);
        _times[operation] = (seconds + Stopwatch.GetElapsedTime(start).TotalSeconds, sum + operations, calls + 1);
    }
}

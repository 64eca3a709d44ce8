using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Tests.Performance;

/// <summary>Counts the arithmetic of all products and the numbers in all buffers; another backend does the work.</summary>
internal sealed class CountingBackend(IBackend inner) : IBackend
{
    /// <summary>Floating-point operations of products so far: two for each multiplication and addition.</summary>
    public double Operations { get; private set; }

    /// <summary>Numbers in all buffers made so far.</summary>
    public long Numbers { get; private set; }

    public string Name => inner.Name;

    public Matrix CreateMatrix(int rows, int columns) => Made((long)rows * columns, inner.CreateMatrix(rows, columns));

    public Table CreateTable(int rows, int columns) => Made((long)rows * columns, inner.CreateTable(rows, columns));

    public Integers CreateIntegers(int length) => Made(length, inner.CreateIntegers(length));

    public Linear CreateLinear(int inputs, int outputs, LinearUse use)
    {
        var weights = (long)inputs * outputs;
        return Made(
            use switch
            {
                LinearUse.Inference => weights + outputs,
                LinearUse.TrainFirst => 3 * (weights + outputs),
                _ => (3 * (weights + outputs)) + weights,
            },
            inner.CreateLinear(inputs, outputs, use));
    }

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

    public void Gather(Table source, Integers order, int start, int rows, Matrix destination) =>
        inner.Gather(source, order, start, rows, destination);

    public void Load(Table source, int firstRow, int rows, Matrix destination) => inner.Load(source, firstRow, rows, destination);

    public void Store(Matrix source, int rows, int firstRow, Table destination) => inner.Store(source, rows, firstRow, destination);

    public void Forward(Matrix x, int rows, Linear layer, Activation activation, Matrix y)
    {
        Count(rows, layer);
        inner.Forward(x, rows, layer, activation, y);
    }

    public void BackwardInput(Matrix dy, int rows, Linear layer, Matrix x, Activation activation, Matrix dx)
    {
        Count(rows, layer);
        inner.BackwardInput(dy, rows, layer, x, activation, dx);
    }

    public void BackwardWeights(Matrix x, Matrix dy, int rows, Linear layer)
    {
        Count(rows, layer);
        inner.BackwardWeights(x, dy, rows, layer);
    }

    public void Adam(IReadOnlyList<Linear> layers, in AdamStep step) => inner.Adam(layers, step);

    public void UpdateWeights(Matrix x, Matrix dy, int rows, Linear layer, in AdamStep step)
    {
        Count(rows, layer);
        inner.UpdateWeights(x, dy, rows, layer, step);
    }

    public void FillNormal(in RandomKey key, int firstRow, int rows, Matrix destination) => inner.FillNormal(key, firstRow, rows, destination);

    public void Reparameterise(Matrix heads, Matrix noise, int rows, Matrix z) => inner.Reparameterise(heads, noise, rows, z);

    public void ReparameteriseBackward(Matrix heads, Matrix noise, Matrix dz, int rows, Matrix dHeads) =>
        inner.ReparameteriseBackward(heads, noise, dz, rows, dHeads);

    public void VaeLoss(Matrix heads, Matrix x, Matrix y, int rows, int firstRow, Table losses, Matrix? dy) =>
        inner.VaeLoss(heads, x, y, rows, firstRow, losses, dy);

    public void CrossEntropy(
        Matrix logits, int rows, Integers labels, Integers? order, int start, Table losses, Integers predictions, Matrix? dLogits) =>
        inner.CrossEntropy(logits, rows, labels, order, start, losses, predictions, dLogits);

    public void Dispose() => inner.Dispose();

    private void Count(int rows, Linear layer) => Operations += 2.0 * rows * layer.Inputs * layer.Outputs;

    private T Made<T>(long numbers, T buffer)
    {
        Numbers += numbers;
        return buffer;
    }
}

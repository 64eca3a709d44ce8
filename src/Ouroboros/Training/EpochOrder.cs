using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Training;

/// <summary>The order of a training set's images in an epoch, on the host and where the backend computes.</summary>
internal sealed class EpochOrder(IBackend backend, int capacity) : IDisposable
{
    private readonly int[] _host = new int[capacity];

    /// <summary>[capacity] the order of the last <see cref="Shuffle"/>.</summary>
    public Integers Buffer { get; } = backend.CreateIntegers(capacity);

    public int this[int position] => _host[position];

    public Integers Shuffle(in RandomKey key, int count)
    {
        var order = _host.AsSpan(0, count);
        Permutation.Fill(key, order);
        backend.Write(order, 0, Buffer);
        return Buffer;
    }

    public void Dispose() => Buffer.Dispose();
}

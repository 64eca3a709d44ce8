namespace Ouroboros.Numerics;

/// <summary>Memory that a backend made and that only its operations read and write.</summary>
/// <remarks>
/// May be disposed of more than once, from any thread, before or after its backend. Disposing waits for an operation that the backend is
/// running; operations that are given the buffer afterwards throw an <see cref="ObjectDisposedException"/>.
/// </remarks>
public abstract class BackendBuffer : IDisposable
{
    private readonly BackendGate _gate;
    private int _disposed;

    private protected BackendBuffer(BackendGate gate) => _gate = gate;

    /// <summary>Whether it was disposed of.</summary>
    internal bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Whether the backend with this gate made it.</summary>
    internal bool BelongsTo(BackendGate gate) => ReferenceEquals(_gate, gate);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _gate.WaitForOperation();
            Free();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the memory; called once, while no operation uses it.</summary>
    private protected abstract void Free();
}

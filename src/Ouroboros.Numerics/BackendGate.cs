namespace Ouroboros.Numerics;

/// <summary>Lets one operation at a time into a backend, and none after it was disposed of.</summary>
/// <remarks>
/// Operations fail rather than wait: two callers that take turns would both be slow, and the mistake would stay hidden. Disposal waits
/// rather than fails, because it also happens while a caller that was turned away cleans up. It never waits for more than the operation
/// that is running: those that come later see what was disposed of.
/// </remarks>
/// <param name="name">Whose gate it is, for messages.</param>
internal sealed class BackendGate(string name)
{
    private int _busy;
    private int _completed;
    private volatile bool _closed;

    /// <summary>Whose gate it is.</summary>
    public string Name => name;

    /// <summary>Starts an operation; disposing of the result ends it. Costs one compare-and-swap and allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">Another operation is running.</exception>
    /// <exception cref="ObjectDisposedException">The gate is closed.</exception>
    public Operation Enter()
    {
        var entered = Interlocked.CompareExchange(ref _busy, 1, 0) == 0;
        if (entered && !_closed)
        {
            return new(this);
        }

        if (entered)
        {
            Exit();
        }

        throw _closed
            ? new ObjectDisposedException(name, $"'{name}' was disposed of and cannot compute any more. Create another one.")
            : new InvalidOperationException(
                $"'{name}' is already running an operation on another thread. Each run needs its own: create one for every thread that computes.");
    }

    /// <summary>Lets nothing in any more and waits for the operation that is running.</summary>
    /// <returns>Whether this call closed it; false if it was closed before.</returns>
    public bool Close()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return false;
        }

        WaitForOperation();
        return true;
    }

    /// <summary>
    /// Waits for the operation that is running, if any, but not for later ones. The caller has changed something with a full fence
    /// before, so later operations see the change.
    /// </summary>
    public void WaitForOperation()
    {
        var completed = Volatile.Read(ref _completed);
        var wait = default(SpinWait);
        while (Volatile.Read(ref _busy) != 0 && Volatile.Read(ref _completed) == completed)
        {
            wait.SpinOnce();
        }
    }

    private void Exit()
    {
        Volatile.Write(ref _completed, _completed + 1);
        Volatile.Write(ref _busy, 0);
    }

    /// <summary>An operation that is running.</summary>
    internal readonly ref struct Operation(BackendGate gate)
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => gate.Exit();
    }
}

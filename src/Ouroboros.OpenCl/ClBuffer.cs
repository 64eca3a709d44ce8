using System.Runtime.InteropServices;

namespace Ouroboros.OpenCl;

/// <summary>32-bit numbers on a device, zeros at first.</summary>
internal sealed class ClBuffer : IDisposable
{
    // A NaN that no kernel computes: a guard that differs was overwritten.
    private const uint GuardPattern = 0xFFA5_5A5Au;

    private readonly ClQueue _queue;
    private readonly int _guard;

    /// <summary>Allocates.</summary>
    /// <param name="queue">The device.</param>
    /// <param name="length">Numbers.</param>
    /// <param name="guard">Numbers behind them that no kernel may touch; tests ask for them.</param>
    /// <exception cref="DeviceException">There is not so much memory.</exception>
    public ClBuffer(ClQueue queue, long length, int guard)
    {
        _queue = queue;
        _guard = guard;
        Length = length;
        Handle = queue.CreateBuffer(checked((length + guard) * sizeof(float)));
        if (guard > 0)
        {
            queue.Fill(Handle, length * sizeof(float), guard * sizeof(float), GuardPattern);
        }
    }

    /// <summary>Numbers.</summary>
    public long Length { get; }

    /// <summary>The driver's handle.</summary>
    public nint Handle { get; private set; }

    /// <summary>Copies numbers in from a position on.</summary>
    public void Write<T>(ReadOnlySpan<T> source, long first)
        where T : unmanaged => _queue.Write(MemoryMarshal.AsBytes(source), Handle, first * sizeof(float));

    /// <summary>Copies numbers out from a position on, and waits for them.</summary>
    public void Read<T>(long first, Span<T> destination)
        where T : unmanaged => _queue.Read(Handle, first * sizeof(float), MemoryMarshal.AsBytes(destination));

    /// <summary>Copies numbers to another buffer.</summary>
    public void CopyTo(long first, ClBuffer destination, long at, long count) =>
        _queue.Copy(Handle, first * sizeof(float), destination.Handle, at * sizeof(float), count * sizeof(float));

    /// <summary>Makes all numbers 0.</summary>
    public void Clear() => _queue.Fill(Handle, 0, Length * sizeof(float), 0);

    /// <summary>Whether the guard is whole; true if there is none.</summary>
    public bool GuardIsWhole()
    {
        var guard = new uint[_guard];
        Read(Length, guard.AsSpan());
        return Array.TrueForAll(guard, word => word == GuardPattern);
    }

    public void Dispose()
    {
        if (Handle != 0)
        {
            _queue.ReleaseBuffer(Handle);
            Handle = 0;
        }
    }
}

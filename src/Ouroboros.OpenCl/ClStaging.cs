using System.Runtime.InteropServices;

namespace Ouroboros.OpenCl;

/// <summary>Memory that writes pass through, so that none waits for the device: filled by halves, and a half is used again when the device has read it.</summary>
internal sealed unsafe class ClStaging(ClQueue queue) : IDisposable
{
    // Ten minibatches of the default experiment; twice, it is little beside the data set.
    private const int HalfBytes = 16 << 20;
    private const int Alignment = 64;

    private byte* _memory;
    private int _half;
    private int _used;

    // Of each half the last write, in a queue that keeps their order.
    private nint _lastOfFirst;
    private nint _lastOfSecond;

    /// <summary>Copies to the device; returns once the source may be used again.</summary>
    public void Write(ReadOnlySpan<byte> source, nint buffer, long offset)
    {
        if (_memory is null)
        {
            _memory = (byte*)NativeMemory.AlignedAlloc(2 * HalfBytes, Alignment);
        }

        while (!source.IsEmpty)
        {
            if (_used >= HalfBytes)
            {
                TakeOtherHalf();
            }

            var bytes = Math.Min(source.Length, HalfBytes - _used);
            var place = _memory + (_half * HalfBytes) + _used;
            source[..bytes].CopyTo(new Span<byte>(place, bytes));
            ref var last = ref Last;
            var written = queue.WriteLater(place, bytes, buffer, offset);
            if (last != 0)
            {
                queue.Forget(last);
            }

            last = written;
            _used += (bytes + Alignment - 1) / Alignment * Alignment;
            source = source[bytes..];
            offset += bytes;
        }
    }

    /// <summary>Frees the memory; the queue has finished.</summary>
    public void Dispose()
    {
        foreach (var last in (ReadOnlySpan<nint>)[_lastOfFirst, _lastOfSecond])
        {
            if (last != 0)
            {
                queue.Forget(last);
            }
        }

        (_lastOfFirst, _lastOfSecond) = (0, 0);
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }

    private ref nint Last => ref _half == 0 ? ref _lastOfFirst : ref _lastOfSecond;

    private void TakeOtherHalf()
    {
        _half = 1 - _half;
        _used = 0;
        ref var last = ref Last;
        if (last != 0)
        {
            var told = last;
            last = 0;
            queue.Await(told);
        }
    }
}

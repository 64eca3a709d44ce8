using System.Runtime.InteropServices;

namespace Ouroboros.Numerics.Simd;

/// <summary>Floats outside the garbage collector's heap: aligned to a cache line, zeroed, never moved.</summary>
internal sealed unsafe class NativeFloats : IDisposable
{
    private const int Alignment = 64;

    // A signalling pattern that no kernel computes: a guard that differs was overwritten.
    private const uint GuardPattern = 0xFFA5_5A5Au;

    private readonly int _guard;
    private float* _block;

    /// <summary>Allocates.</summary>
    /// <param name="length">Floats.</param>
    /// <param name="guard">Floats on each side that nobody may touch, a multiple of 16; tests ask for them.</param>
    /// <exception cref="OutOfMemoryException">The machine has not got so much memory.</exception>
    public NativeFloats(long length, int guard = 0)
    {
        Length = length;
        _guard = guard;
        var total = (nuint)(length + (2L * guard)) * sizeof(float);
        _block = (float*)NativeMemory.AlignedAlloc(total, Alignment);
        NativeMemory.Clear(_block, total);
        for (var i = 0; i < guard; i++)
        {
            ((uint*)_block)[i] = GuardPattern;
            ((uint*)Pointer)[length + i] = GuardPattern;
        }
    }

    /// <summary>Number of floats.</summary>
    public long Length { get; }

    /// <summary>The first float.</summary>
    public float* Pointer => _block + _guard;

    /// <summary>Whether no guard was overwritten.</summary>
    public bool GuardsAreWhole()
    {
        for (var i = 0; i < _guard; i++)
        {
            if (((uint*)_block)[i] != GuardPattern || ((uint*)Pointer)[Length + i] != GuardPattern)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_block);
        _block = null;
    }
}

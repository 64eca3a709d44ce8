using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Ouroboros.Numerics.Simd;

/// <summary>A line of the caches: its size, addresses at its border, and hints to fetch it, which change no result.</summary>
internal static unsafe class CacheLine
{
    /// <summary>Floats of a cache line.</summary>
    public const int Floats = 16;

    /// <summary>The first address from this one on that begins a line; a vector that lies across two costs twice.</summary>
    public static float* Align(float* address)
    {
        const int line = Floats * sizeof(float);
        return (float*)(((nint)address + line - 1) & ~(nint)(line - 1));
    }

    /// <summary>Fetches the line at an address, which may be anywhere, into the second-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(address);
        }
    }
}

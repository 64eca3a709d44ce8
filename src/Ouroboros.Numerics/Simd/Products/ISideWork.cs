using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>Work that a micro-kernel does in small pieces between the stretches of its chains.</summary>
/// <remarks>
/// A product keeps the multiply-add units busy and leaves everything else of the processor idle: loads, division, square root. A piece
/// must be small enough to be in flight together with the multiply-adds around it, a few dozen instructions, and is inlined, because a
/// call would push the kernel's sums out of their registers.
/// </remarks>
internal interface ISideWork
{
    /// <summary>Does one piece, if any is left.</summary>
    void Next();
}

/// <summary>None.</summary>
internal struct NoSideWork : ISideWork
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Next()
    {
    }
}

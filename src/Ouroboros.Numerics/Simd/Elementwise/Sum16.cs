using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ouroboros.Numerics.Simd.Elementwise;

/// <summary>The fold of a block of sixteen terms, the inner half of <c>sum16</c> of <see cref="IBackend"/>.</summary>
internal static unsafe class Sum16
{
    /// <summary>Halves added to halves: i + 8, i + 4, i + 2, i + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fold(float* terms)
    {
        var low = Vector128.Load(terms) + Vector128.Load(terms + 8);
        var high = Vector128.Load(terms + 4) + Vector128.Load(terms + 12);
        var four = low + high;
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    /// <summary>sum16 of a run of terms; what the last block lacks must be there as zeros.</summary>
    public static float Of(float* terms, int count)
    {
        var sum = 0f;
        for (var i = 0; i < count; i += Panel.Block)
        {
            sum += Fold(terms + i);
        }

        return sum;
    }
}

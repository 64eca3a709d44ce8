namespace Ouroboros.Numerics.Simd;

/// <summary>Work cut into independent items; which thread does which item never changes the result.</summary>
internal interface IJob
{
    /// <summary>Items, numbered from 0.</summary>
    int Items { get; }

    /// <summary>Does one item.</summary>
    void Execute(int item);
}

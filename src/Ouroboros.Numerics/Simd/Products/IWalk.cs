namespace Ouroboros.Numerics.Simd.Products;

/// <summary>How the scalars of a product's left factor lie in memory, in floats; constants, so that addresses are immediate.</summary>
internal interface IWalk
{
    /// <summary>From one row of the tile to the next.</summary>
    static abstract int Row { get; }

    /// <summary>From one step of the chain to the next.</summary>
    static abstract int Step { get; }
}

/// <summary>The chain runs along a row of the left factor: outputs and input gradients.</summary>
internal readonly struct AlongRows : IWalk
{
    public static int Row => Panel.Width;

    public static int Step => 1;
}

/// <summary>The chain runs down a column of the left factor: weight gradients, summed over the batch.</summary>
internal readonly struct DownColumns : IWalk
{
    public static int Row => 1;

    public static int Step => Panel.Width;
}

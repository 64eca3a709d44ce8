namespace Ouroboros.Numerics.Simd.Products;

/// <summary>Micro-kernels of one number of rows and one, two or three vectors of columns.</summary>
/// <remarks>
/// tile[r, c] = start[r, c], then fma(a[r, k], b[k, c], tile[r, c]) for k in increasing order; every element is one chain, kept in
/// a register from the first step to the last. <c>b</c> and <c>tile</c> have <see cref="Panel.Width"/> floats a row, <c>start</c> has
/// <c>startRow</c>. <c>a</c> is walked a <c>stretch</c> of steps at a time, then <c>panelJump</c> floats further: the rest of a chain
/// may lie in the next panel. After each stretch the kernel does a piece of <c>side</c>'s work.
/// </remarks>
internal unsafe interface ITile
{
    /// <summary>Rows of the tile, a divisor of <see cref="Panel.TileRows"/>.</summary>
    static abstract int Rows { get; }

    /// <summary>Three vectors of columns.</summary>
    static abstract void Three<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork;

    /// <summary>Two vectors of columns.</summary>
    static abstract void Two<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork;

    /// <summary>One vector of columns.</summary>
    static abstract void One<TWalk, TSide>(
        float* a, nint panelJump, int stretch, float* b, int k, float* start, nint startRow, float* tile, ref TSide side)
        where TWalk : struct, IWalk
        where TSide : struct, ISideWork;
}

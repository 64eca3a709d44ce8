namespace Ouroboros.Numerics.Simd;

/// <summary>A buffer that can tell whether something was written outside it.</summary>
internal interface IGuarded
{
    /// <summary>Whether no guard was overwritten; true if it has none.</summary>
    bool GuardsAreWhole();
}

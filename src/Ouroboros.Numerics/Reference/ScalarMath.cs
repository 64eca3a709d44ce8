namespace Ouroboros.Numerics.Reference;

/// <summary>exp, log, sin and cos from the same operations on every machine.</summary>
public static class ScalarMath
{
}

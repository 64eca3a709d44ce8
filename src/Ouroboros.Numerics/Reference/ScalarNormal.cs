namespace Ouroboros.Numerics.Reference;

/// <summary>Standard normals by position.</summary>
public static class ScalarNormal
{
}

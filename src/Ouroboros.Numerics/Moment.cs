namespace Ouroboros.Numerics;

/// <summary>What Adam keeps about each weight and bias beside its value.</summary>
public enum Moment
{
    /// <summary>Running mean of the gradient, m in <see cref="IBackend.Adam"/>.</summary>
    First,

    /// <summary>Running mean of the squared gradient, v in <see cref="IBackend.Adam"/>.</summary>
    Second,
}

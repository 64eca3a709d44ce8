namespace Ouroboros.Numerics;

/// <summary>The function after a linear layer.</summary>
public enum Activation
{
    /// <summary>y.</summary>
    None,

    /// <summary>max(y, 0).</summary>
    Relu,

    /// <summary>1 / (1 + exp(-y)).</summary>
    Sigmoid,
}

namespace Ouroboros.Data;

/// <summary>What is to be said of a set's files.</summary>
/// <param name="State">In a word.</param>
/// <param name="Detail">What is wrong, or by what it is known to be right; may be empty.</param>
public sealed record SetCondition(SetState State, string Detail);

/// <summary>Whether a set can be used.</summary>
public enum SetState
{
    /// <summary>Its files are what they should be.</summary>
    Whole,

    /// <summary>None of them is there.</summary>
    Missing,

    /// <summary>Some are missing, or are not what they should be.</summary>
    Damaged,
}

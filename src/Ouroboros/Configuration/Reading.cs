namespace Ouroboros.Configuration;

/// <summary>What became of reading a <see cref="RawValue"/>: a value, or what is wrong with it.</summary>
public sealed record Reading
{
    private Reading()
    {
    }

    /// <summary>The value, in the type of its key; null when there is none or when it is wrong.</summary>
    public object? Value { get; private init; }

    /// <summary>The part that is wrong (the whole, or one item of a list); null when all is well.</summary>
    public RawValue? Wrong { get; private init; }

    /// <summary>What to do about it, as a sentence; empty when the expectation says it all.</summary>
    public string Advice { get; private init; } = "";

    /// <summary>A good value.</summary>
    public static Reading Of(object? value) => new() { Value = value };

    /// <summary>A wrong value.</summary>
    public static Reading Not(RawValue wrong, string advice) => new() { Wrong = wrong, Advice = advice };
}

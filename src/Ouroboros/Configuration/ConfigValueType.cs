namespace Ouroboros.Configuration;

/// <summary>What a key may hold: how it is read, how it is written, and how both are said in words.</summary>
public abstract class ConfigValueType
{
    private protected ConfigValueType()
    {
    }

    /// <summary>What is expected, to end "expected ...": <c>a whole number from 1 to 1,000</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>The value's place holder in a usage line: <c>N</c>.</summary>
    public abstract string Placeholder { get; }

    /// <summary>Whether it is a list.</summary>
    public virtual bool IsList => false;

    /// <summary>Reads a value.</summary>
    public abstract Reading Read(RawValue raw);

    /// <summary>
    /// A value as a person would have written it, for <see cref="Read"/> to check: the value of a config that was made in code may be
    /// anything. Null is written as null.
    /// </summary>
    internal virtual RawValue Written(object? value) =>
        new RawScalar(value switch { null => "null", string text => text, _ => Format(value) }, Quoted: false);

    /// <summary>The YAML text of a value; reading it gives the value back.</summary>
    public abstract string Format(object? value);
}

namespace Ouroboros.Storage;

/// <summary>The place where bytes are not plain text in UTF-8.</summary>
public sealed record TextFlaw
{
    internal TextFlaw(ReadOnlySpan<char> before, string found)
    {
        Line = before.Count('\n') + 1;
        Column = before.Length - before.LastIndexOf('\n');
        Found = found;
    }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in characters, from 1.</summary>
    public int Column { get; }

    /// <summary>What stands there: <c>the control character U+0000</c>.</summary>
    public string Found { get; }
}

using Ouroboros.Storage;

namespace Ouroboros.Configuration;

/// <summary>A value as it was written, before its key says what it means: from a YAML file or the command line.</summary>
/// <param name="Line">Line in the file, from 1; 0 when the value does not come from a file.</param>
/// <param name="Column">Column in the line, from 1; 0 when the value does not come from a file.</param>
public abstract record RawValue(int Line, int Column)
{
    /// <summary>The value in words, for messages: <c>"ten"</c>, <c>a list</c>, <c>nothing</c>.</summary>
    public abstract string Describe();
}

/// <summary>A single value.</summary>
/// <param name="Text">Its text, quotes taken off.</param>
/// <param name="Quoted">Whether it stood in quotes: a quoted <c>null</c> is a word, not the absence of a value.</param>
/// <param name="Line">Line, from 1, or 0.</param>
/// <param name="Column">Column, from 1, or 0.</param>
public sealed record RawScalar(string Text, bool Quoted, int Line = 0, int Column = 0) : RawValue(Line, Column)
{
    private const int LongestShown = 60;

    /// <summary>Whether the value says that there is none, in one of YAML's ways.</summary>
    public bool IsNull => !Quoted && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <inheritdoc/>
    public override string Describe() => IsNull && Text.Length == 0
        ? "nothing"
        : "\"" + PlainText.Line((Text.Length > LongestShown ? Text[..LongestShown] + "..." : Text).ReplaceLineEndings(" ")) + "\"";
}

/// <summary>A list of values.</summary>
/// <param name="Items">The values.</param>
/// <param name="Line">Line, from 1, or 0.</param>
/// <param name="Column">Column, from 1, or 0.</param>
public sealed record RawList(IReadOnlyList<RawValue> Items, int Line = 0, int Column = 0) : RawValue(Line, Column)
{
    /// <inheritdoc/>
    public override string Describe() => Items.Count == 0 ? "an empty list" : "a list";
}

/// <summary>Keys with values, in the order of the file; a key may stand twice.</summary>
/// <param name="Entries">The keys and their values.</param>
/// <param name="Line">Line, from 1, or 0.</param>
/// <param name="Column">Column, from 1, or 0.</param>
public sealed record RawMapping(
    IReadOnlyList<KeyValuePair<RawValue, RawValue>> Entries, int Line = 0, int Column = 0) : RawValue(Line, Column)
{
    /// <inheritdoc/>
    public override string Describe() => "keys with values";
}

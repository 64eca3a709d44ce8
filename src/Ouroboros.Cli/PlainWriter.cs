using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Cli;

/// <summary>Writes text with its control characters escaped, whatever name or message from a file holds them.</summary>
/// <param name="inner">The stream of the process, for what may steer the terminal.</param>
internal sealed class PlainWriter(TextWriter inner) : TextWriter
{
    private readonly TextWriter _inner = inner;

    /// <summary>A writer that escapes; a writer that does already stays as it is.</summary>
    public static TextWriter Around(TextWriter writer) => writer as PlainWriter ?? new PlainWriter(writer);

    /// <summary>The writer that takes text as it is: for the program's own escape sequences only.</summary>
    public static TextWriter Inside(TextWriter writer) => ((PlainWriter)writer)._inner;

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <inheritdoc/>
    [AllowNull]
    public override string NewLine
    {
        get => _inner.NewLine;
        set => _inner.NewLine = value;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => _inner.Write(PlainText.Lines(value ?? ""));

    // In one piece, so that lines of several threads do not mix.
    /// <inheritdoc/>
    public override void WriteLine(string? value) => _inner.WriteLine(PlainText.Lines(value ?? ""));

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();
}

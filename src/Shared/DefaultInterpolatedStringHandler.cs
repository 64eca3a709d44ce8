using System.Buffers;
using System.Globalization;

namespace System.Runtime.CompilerServices;

/// <summary>
/// Builds every interpolated string of the assembly that this file is compiled into, in the invariant culture. The compiler prefers a type of this
/// name in the assembly to the framework's, which formats in the culture of the host; so <c>$"{x:f2}"</c> needs no provider.
/// </summary>
/// <remarks>The framework's own type cannot be named here, and so not wrapped. This one does the same: a pooled buffer, values formatted in place.</remarks>
[InterpolatedStringHandler]
internal ref struct DefaultInterpolatedStringHandler
{
    // As the framework has it: a formatted value is guessed to take 11 characters, and no buffer is smaller than 256.
    private const int GuessedValueLength = 11;
    private const int MinBufferLength = 256;

    private char[] _buffer;
    private int _length;

    /// <param name="literalLength">Characters of the literal parts together.</param>
    /// <param name="formattedCount">Values between them.</param>
    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount) =>
        _buffer = ArrayPool<char>.Shared.Rent(Math.Max(MinBufferLength, literalLength + (formattedCount * GuessedValueLength)));

    public void AppendLiteral(string value) => AppendFormatted(value.AsSpan());

    public void AppendFormatted(string? value) => AppendFormatted(value.AsSpan());

    public void AppendFormatted(scoped ReadOnlySpan<char> value)
    {
        while (!value.TryCopyTo(_buffer.AsSpan(_length)))
        {
            Grow(value.Length);
        }

        _length += value.Length;
    }

    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (value is ISpanFormattable)
        {
            int written;
            while (!((ISpanFormattable)value).TryFormat(_buffer.AsSpan(_length), out written, format, CultureInfo.InvariantCulture))
            {
                Grow(1);
            }

            _length += written;
        }
        else
        {
            AppendFormatted(value is IFormattable ? ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture) : value?.ToString());
        }
    }

    /// <param name="value">What to write.</param>
    /// <param name="alignment">Least width; negative aligns left.</param>
    /// <param name="format">Its format; null for the usual one.</param>
    public void AppendFormatted<T>(T value, int alignment, string? format = null)
    {
        var start = _length;
        AppendFormatted(value, format);
        var padding = Math.Abs(alignment) - (_length - start);
        if (padding <= 0)
        {
            return;
        }

        if (_buffer.Length - _length < padding)
        {
            Grow(padding);
        }

        if (alignment > 0)
        {
            _buffer.AsSpan(start, _length - start).CopyTo(_buffer.AsSpan(start + padding));
        }

        _buffer.AsSpan(alignment > 0 ? start : _length, padding).Fill(' ');
        _length += padding;
    }

    public string ToStringAndClear()
    {
        var text = new string(_buffer, 0, _length);
        ArrayPool<char>.Shared.Return(_buffer);
        this = default;
        return text;
    }

    private void Grow(int missing)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + missing, 2 * _buffer.Length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

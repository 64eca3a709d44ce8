using System.Globalization;
using System.Text;

namespace Ouroboros.Storage;

/// <summary>Reads the text of a <c>.npy</c> file's header, a Python dict literal, as strictly as its description has it.</summary>
/// <param name="text">The header's text, its line feed at the end included.</param>
/// <param name="file">Name for messages.</param>
internal ref struct NpyDictionary(ReadOnlySpan<byte> text, string file)
{
    private const int LongestShown = 40;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;

    /// <summary>Value of <c>descr</c>.</summary>
    public string? Type { get; private set; }

    /// <summary>Value of <c>fortran_order</c>.</summary>
    public bool? FortranOrder { get; private set; }

    /// <summary>Value of <c>shape</c>: sizes from 0.</summary>
    public IReadOnlyList<long>? Shape { get; private set; }

    /// <summary>Reads the three keys, each once and in any order, and no other.</summary>
    /// <exception cref="NpyException">The text is anything else.</exception>
    public void Read()
    {
        if (_text.IsEmpty || _text[^1] != '\n' || _text[..^1].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            throw new NpyException(file, "its header is no line of ASCII text");
        }

        Expect('{');
        while (!Skip('}'))
        {
            ReadEntry();
            if (!Skip(','))
            {
                Expect('}');
                break;
            }
        }

        Expect('\n');
        if (_position < _text.Length || Type is null || FortranOrder is null || Shape is null)
        {
            throw new NpyException(file, "its header does not hold 'descr', 'fortran_order' and 'shape'");
        }
    }

    /// <summary>The beginning of what a file holds, for messages.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "...";

    private void ReadEntry()
    {
        var key = String("a key");
        Expect(':');
        switch (key)
        {
            case "descr" when Type is null:
                Type = String("a type in quotes");
                break;
            case "fortran_order" when FortranOrder is null:
                FortranOrder = Boolean();
                break;
            case "shape" when Shape is null:
                Shape = Sizes();
                break;
            default:
                throw new NpyException(
                    file, $"its header has the key '{Shown(key)}' twice or beside 'descr', 'fortran_order' and 'shape'");
        }
    }

    private string String(string what)
    {
        var quote = Skip('\'') ? (byte)'\'' : Skip('"') ? (byte)'"' : throw Unexpected(what);
        var length = _text[_position..].IndexOf(quote);
        if (length < 0 || _text.Slice(_position, length).Contains((byte)'\\'))
        {
            throw Unexpected("text without escapes and a closing quote");
        }

        _position += length + 1;
        return Encoding.ASCII.GetString(_text.Slice(_position - length - 1, length));
    }

    private bool Boolean()
    {
        SkipSpaces();
        foreach (var (word, value) in new[] { ("True", true), ("False", false) })
        {
            if (_text[_position..].StartsWith(Encoding.ASCII.GetBytes(word)))
            {
                _position += word.Length;
                return value;
            }
        }

        throw Unexpected("True or False");
    }

    private List<long> Sizes()
    {
        var sizes = new List<long>();
        Expect('(');
        while (!Skip(')'))
        {
            sizes.Add(sizes.Count < NpyHeader.MostDimensions ? Size() : throw Unexpected($"at most {NpyHeader.MostDimensions} sizes"));
            if (Skip(','))
            {
                continue;
            }

            // A number in brackets is a number: one size alone has its comma.
            if (sizes.Count == 1)
            {
                throw Unexpected("a comma");
            }

            Expect(')');
            break;
        }

        return sizes;
    }

    private long Size()
    {
        SkipSpaces();
        var rest = _text[_position..];
        var length = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var leadingZero = length > 1 && rest[0] == '0';
        if (length < 1 || leadingZero || !long.TryParse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw Unexpected("a size from 0 to 2^63 - 1");
        }

        _position += length;
        return size;
    }

    private void Expect(char character)
    {
        if (!Skip(character))
        {
            throw Unexpected(character == '\n' ? "nothing more" : $"'{character}'");
        }
    }

    private bool Skip(char character)
    {
        SkipSpaces();
        if (_position >= _text.Length || _text[_position] != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private readonly NpyException Unexpected(string expected)
    {
        var found = Encoding.ASCII.GetString(_text[_position..]).TrimEnd('\n');
        return new NpyException(file, $"its header has '{Shown(found)}' where {expected} should be");
    }
}

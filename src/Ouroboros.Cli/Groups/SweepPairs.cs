using Ouroboros.Configuration;

namespace Ouroboros.Cli.Groups;

/// <summary>The <c>KEY=A,B,C</c> of a sweep, taken apart.</summary>
/// <param name="Fixed">Pairs with one value, for every point.</param>
/// <param name="Varied">Keys with several values, as typed.</param>
internal sealed record SweepPairs(IReadOnlyList<string> Fixed, IReadOnlyList<(string Key, IReadOnlyList<string> Values)> Varied)
{
    /// <summary>Takes pairs apart. What is no pair, or no key, stays among the fixed ones for whoever judges them.</summary>
    public static SweepPairs Of(IEnumerable<string> pairs)
    {
        var (still, varied) = (new List<string>(), new List<(string, IReadOnlyList<string>)>());
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals > 0 ? pair[..equals] : "";
            var values = equals > 0 ? Values(key, pair[(equals + 1)..]) : [];
            if (values.Count > 1)
            {
                varied.Add((key, values));
            }
            else
            {
                still.Add(pair);
            }
        }

        return new(still, varied);
    }

    /// <summary>The pairs of each point, the last key varying fastest.</summary>
    public IEnumerable<IReadOnlyList<string>> Points()
    {
        IEnumerable<IReadOnlyList<string>> points = [[]];
        foreach (var (key, values) in Varied)
        {
            points = points.SelectMany(point => values.Select(value => (IReadOnlyList<string>)[.. point, $"{key}={value}"]));
        }

        return points;
    }

    // A list without brackets is one value, as for run: 784,64.
    private static List<string> Values(string key, string text) =>
        ConfigKeys.Find(key) is { Type.IsList: true } && !text.StartsWith('[') ? [text] : Split(text);

    // At commas that stand in no brackets and no quotes; quotes around a value are no part of it.
    private static List<string> Split(string text)
    {
        var (values, begin, depth, quote) = (new List<string>(), 0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
                continue;
            }

            if (character is '"' or '\'')
            {
                quote = character;
            }

            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            if (character == ',' && depth <= 0)
            {
                values.Add(Unquoted(text[begin..i]));
                begin = i + 1;
            }
        }

        values.Add(Unquoted(text[begin..]));
        return values;
    }

    private static string Unquoted(string value)
    {
        var trimmed = value.Trim();
        return trimmed.Length > 1 && trimmed[0] is '"' or '\'' && trimmed[^1] == trimmed[0] ? trimmed[1..^1] : trimmed;
    }
}

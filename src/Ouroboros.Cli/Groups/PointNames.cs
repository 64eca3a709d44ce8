using Ouroboros.Configuration;

namespace Ouroboros.Cli.Groups;

/// <summary>Names of a sweep's folders, made of what varies: <c>latent_dim-8_learning_rate-0.001</c>.</summary>
internal static class PointNames
{
    private const int Longest = 80;

    /// <summary>A name for each point, all different, safe on every system.</summary>
    /// <param name="keys">Keys that vary.</param>
    /// <param name="points">The values of each point, as YAML.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ConfigKey> keys, IReadOnlyList<IReadOnlyList<string>> points)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. points.Select((point, number) => Unused(Name(keys, point), number + 1, taken))];
    }

    private static string Name(IReadOnlyList<ConfigKey> keys, IReadOnlyList<string> values) =>
        string.Join('_', keys.Zip(values, (key, value) => $"{(keys.Count(other => other.Name == key.Name) > 1 ? key.Path : key.Name)}-{Safe(value)}"));

    // Letters, digits, points and signs stay; everything else between them becomes one hyphen.
    private static string Safe(string value)
    {
        var parts = new string([.. value.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '+' or '-' ? character : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "none" : string.Join('-', parts).TrimEnd('.');
    }

    private static string Unused(string name, int number, HashSet<string> taken)
    {
        var cut = name.Length > Longest ? $"{name[..Longest]}_{number}" : name;
        return taken.Add(cut) ? cut : Unused($"{cut}_{number}", number, taken);
    }
}

namespace Ouroboros.Configuration;

/// <summary>One of the values of an enumeration, in lower case with hyphens; its values are <typeparamref name="T"/>.</summary>
internal sealed class ChoiceType<T> : ConfigValueType
    where T : struct, Enum
{
    private static readonly string[] _words = [.. Enum.GetNames<T>().Select(Hyphenated)];

    public override string Expected => "one of " + string.Join(", ", _words);

    public override string Placeholder => string.Join('|', _words);

    public override Reading Read(RawValue raw)
    {
        if (raw is not RawScalar { IsNull: false } scalar)
        {
            return Reading.Not(raw, "Write one of the words.");
        }

        var at = Array.FindIndex(_words, word => string.Equals(word, scalar.Text, StringComparison.OrdinalIgnoreCase));
        return at < 0
            ? Reading.Not(raw, Spelling.Nearest(scalar.Text, _words) is { } meant ? $"Did you mean {meant}?" : "Write one of the words.")
            : Reading.Of(Enum.GetValues<T>()[at]);
    }

    public override string Format(object? value) => Hyphenated(value!.ToString()!);

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
}

namespace Ouroboros.Configuration;

/// <summary>One of some names; its values are <see cref="string"/>.</summary>
internal sealed class ChoiceType(params string[] choices) : ConfigValueType
{
    public override string Expected => "one of " + string.Join(", ", choices);

    public override string Placeholder => "NAME";

    public override Reading Read(RawValue raw)
    {
        if (raw is not RawScalar scalar || scalar.IsNull)
        {
            return Reading.Not(raw, "Write one of the names.");
        }

        var choice = choices.FirstOrDefault(name => string.Equals(name, scalar.Text, StringComparison.OrdinalIgnoreCase));
        if (choice is not null)
        {
            return Reading.Of(choice);
        }

        var nearest = Spelling.Nearest(scalar.Text, choices);
        return Reading.Not(raw, nearest is null ? "Write one of these names." : $"Did you mean {nearest}?");
    }

    public override string Format(object? value) => (string)value!;
}

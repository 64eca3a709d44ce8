namespace Ouroboros.Configuration;

/// <summary>Yes or no; its values are <see cref="bool"/>.</summary>
internal sealed class FlagType : ConfigValueType
{
    private const string Advice = "Write true or false.";

    public override string Expected => "true or false";

    public override string Placeholder => "true|false";

    public override Reading Read(RawValue raw) => raw is RawScalar { Quoted: false } scalar && bool.TryParse(scalar.Text, out var value)
        ? Reading.Of(value)
        : Reading.Not(raw, Advice);

    public override string Format(object? value) => (bool)value! ? "true" : "false";
}

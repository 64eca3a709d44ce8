namespace Ouroboros.Configuration;

/// <summary>The name of a colour map; its values are <see cref="string"/>.</summary>
/// <remarks>
/// Any name is read, since the reference program took any and used none: one that is not known becomes a warning and the first of the
/// known ones, see <see cref="ConfigRules"/>. Only what looks like a slip is an error.
/// </remarks>
internal sealed class ColormapType : ConfigValueType
{
    /// <summary>The maps there are; the first is the default.</summary>
    public static IReadOnlyList<string> Known { get; } = ["viridis", "magma", "inferno", "plasma", "cividis", "gray"];

    public override string Expected => "one of " + string.Join(", ", Known);

    public override string Placeholder => "NAME";

    public override Reading Read(RawValue raw)
    {
        if (raw is not RawScalar { IsNull: false } scalar || scalar.Text.Length == 0)
        {
            return Reading.Not(raw, "Write one of the names.");
        }

        var known = Known.FirstOrDefault(name => string.Equals(name, scalar.Text, StringComparison.OrdinalIgnoreCase));
        var meant = known is null ? Spelling.Nearest(scalar.Text, Known) : null;
        return meant is null ? Reading.Of(known ?? scalar.Text) : Reading.Not(raw, $"Did you mean {meant}?");
    }

    public override string Format(object? value) => (string)value!;
}

using Ouroboros.Storage;

namespace Ouroboros.Configuration;

/// <summary>A folder's path; its values are <see cref="string"/>.</summary>
internal sealed class FolderType : ConfigValueType
{
    public override string Expected => "a folder's path";

    public override string Placeholder => "DIR";

    public override Reading Read(RawValue raw) => raw switch
    {
        RawScalar scalar when scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text)
            => Reading.Not(raw, "Write a path, or leave the key out to take the default."),
        RawScalar scalar when PlainText.FirstControl(scalar.Text) is not null
            => Reading.Not(raw, "Write the path on one line, without control characters."),
        RawScalar scalar => Reading.Of(scalar.Text),
        _ => Reading.Not(raw, "Write a single path."),
    };

    // Single quotes take every character as it is; a quote is doubled.
    public override string Format(object? value) => "'" + ((string)value!).Replace("'", "''", StringComparison.Ordinal) + "'";
}

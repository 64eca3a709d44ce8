using Ouroboros.Data;
using Ouroboros.Storage;

namespace Ouroboros.Configuration;

/// <summary>A data set; its values are <see cref="string"/> that <see cref="DataSource.Parse"/> reads.</summary>
internal sealed class DatasetType : ConfigValueType
{
    public override string Expected => DataSource.Expected;

    public override string Placeholder => "SET";

    public override Reading Read(RawValue raw)
    {
        if (raw is not RawScalar { IsNull: false } scalar)
        {
            return Reading.Not(raw, "Write a name or a path.");
        }

        if (PlainText.FirstControl(scalar.Text) is not null)
        {
            return Reading.Not(raw, "Write the path on one line, without control characters.");
        }

        return DataSource.Parse(scalar.Text) is { } source ? Reading.Of(source.ToString()) : Reading.Not(raw, Advice(scalar.Text));
    }

    public override string Format(object? value)
    {
        var text = (string)value!;
        return KnownDataSets.Find(text) is null ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'" : text;
    }

    private static string Advice(string text)
    {
        var meant = Spelling.Nearest(text, KnownDataSets.All.Select(set => set.Name));
        return meant is null ? $"If it is a folder, write ./{text}" : $"Did you mean {meant}?";
    }
}

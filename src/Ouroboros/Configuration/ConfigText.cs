using System.Text;

namespace Ouroboros.Configuration;

/// <summary>Writes a config as YAML.</summary>
public static class ConfigText
{
    private const int CommentColumn = 46;

    private const string Head = """
        # An experiment of Model Ouroboros: `ouroboros run -c FILE` runs it.
        # A key left out has its default, the value of the preset `classic`.

        """;

    /// <summary>Every key with its value and a comment; equal configs give equal bytes. Lines end with LF.</summary>
    public static string Write(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var section in ConfigKeys.Sections)
        {
            text.Append('\n').Append(section).Append(":\n");
            foreach (var key in ConfigKeys.All.Where(key => key.Section == section))
            {
                var line = $"  {key.Name}: {key.Format(config)}";
                text.Append(line.PadRight(CommentColumn)).Append(" # ").Append(key.Comment).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Whether two configs hold the same values, lists compared by what they contain.</summary>
    public static bool SameValues(ExperimentConfig a, ExperimentConfig b) =>
        ConfigKeys.All.All(key => string.Equals(key.Format(a), key.Format(b), StringComparison.Ordinal));
}

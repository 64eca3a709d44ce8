using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Config;

/// <summary>One thing that is wrong with a config, as told to the user.</summary>
/// <param name="Source">Where: <c>config.yaml:3:5</c> or <c>command line</c>.</param>
/// <param name="Key">Key, section or option; empty for the whole file.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Advice">What to do, as a sentence; may be empty.</param>
internal sealed record ConfigProblem(string Source, string Key, string Found, string Expected, string Advice)
{
    /// <summary>The one line that says it all.</summary>
    public override string ToString()
    {
        var key = Key.Length == 0 ? "" : $"{Key}: ";
        var advice = Advice.Length == 0 ? "" : $" {Advice}";
        return PlainText.Line($"{Source}: {key}found {Found}, expected {Expected}.{advice}");
    }

    /// <summary>A value that does not suit its key.</summary>
    public static ConfigProblem BadValue(string source, string name, ConfigKey key, Reading reading) =>
        new(source, name, reading.Wrong!.Describe(), key.Type.Expected, reading.Advice);
}

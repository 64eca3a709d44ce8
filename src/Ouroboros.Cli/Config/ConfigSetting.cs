using Ouroboros.Configuration;

namespace Ouroboros.Cli.Config;

/// <summary>A key that a file or the command line sets.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value, in the key's type.</param>
/// <param name="Source">Where it is set: <c>config.yaml:3:5</c> or <c>command line</c>.</param>
/// <param name="Name">The name it was set by: the key's path or the option.</param>
internal sealed record ConfigSetting(ConfigKey Key, object? Value, string Source, string Name);

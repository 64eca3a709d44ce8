using System.Globalization;

// DOTNET_STARTUP_HOOKS names this assembly; the runtime looks for a type of this name, in no namespace.
#pragma warning disable CA1050, MA0047

/// <summary>Writes down what the culture of the host does to a program, before the program begins.</summary>
internal static class StartupHook
{
    /// <summary>The environment variable that names the file to write.</summary>
    public const string Variable = "OUROBOROS_TEST_HOST_CULTURE";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        var culture = CultureInfo.CurrentCulture;
        var time = new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc);
        File.WriteAllText(
            Environment.GetEnvironmentVariable(Variable)!,
            $"{culture.Name} {1.5.ToString(culture)} {time.ToString("yyyy", culture)} {"I".ToLower(culture)}");
    }
}

using System.Diagnostics;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>What only Linux can do, or only some accounts on it.</summary>
internal static class Linux
{
    /// <summary>Skips a test elsewhere.</summary>
    public static void Only() => Assert.SkipUnless(OperatingSystem.IsLinux(), "It needs the signals and the file systems of Linux.");

    /// <summary>Calls a tool of the system.</summary>
    /// <returns>What it complains of; empty if all went well.</returns>
    public static string Call(string tool, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, words) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"{tool}: {process.ExitCode} {error}";
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace Ouroboros.Tests;

/// <summary>A Python that has what a test needs, if this machine has one.</summary>
internal static class Python
{
    /// <summary>The first that can import some modules; a distribution's packages belong to its Python, which need not be the first on the path.</summary>
    /// <returns>How it is called; null if there is none.</returns>
    public static string? With(string modules) =>
        new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(python => Has(python, modules));

    public static (int ExitCode, string Output) Run(string python, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static bool Has(string python, string modules)
    {
        try
        {
            return Run(python, ["-c", $"import {modules}"]).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

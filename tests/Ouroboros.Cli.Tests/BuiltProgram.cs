using System.Diagnostics;

namespace Ouroboros.Cli.Tests;

/// <summary>The program as it was built, started as a process of its own.</summary>
internal static class BuiltProgram
{
    /// <summary>Calls it and waits for its end.</summary>
    /// <param name="folder">Its current folder.</param>
    /// <param name="arguments">Words of the command line.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    public static (int Code, string Output, string Error) Call(
        string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "Ouroboros.Cli.dll"), .. arguments])
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace Ouroboros.Bench.Pytorch;

/// <summary>Finds a Python that has PyTorch.</summary>
internal static class PythonWithTorch
{
    private const string EnvironmentVariable = "PYTHON";

    /// <summary>The Python that the environment names, else the first that has PyTorch.</summary>
    /// <exception cref="BenchException">There is none; the message says what to install.</exception>
    public static string Find()
    {
        // A distribution's PyTorch belongs to the distribution's Python, which need not be the first on the path.
        string[] candidates = Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } named
            ? [named]
            : ["python3", "/usr/bin/python3"];
        return Array.Find(candidates, HasTorch) ?? throw new BenchException(
            $"PyTorch was not found; tried {string.Join(" and ", candidates)}. Install it (Debian: apt-get install python3-torch "
            + $"libopenblas0-pthread), or name a Python that has it in the environment variable {EnvironmentVariable}.");
    }

    private static bool HasTorch(string python)
    {
        var start = new ProcessStartInfo(python, ["-c", "import torch"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

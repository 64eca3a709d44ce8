using System.Diagnostics;
using Ouroboros.Bench.Measuring;

namespace Ouroboros.Bench.Pytorch;

/// <summary>A program that times epochs in a process of its own and prints a line about them.</summary>
internal static class EpochProcess
{
    /// <summary>Runs it to its end; what it says on the error stream goes to ours.</summary>
    /// <param name="start">The program.</param>
    /// <param name="line">What it printed.</param>
    /// <exception cref="BenchException">It failed, or printed no such line.</exception>
    public static EpochTime Run(ProcessStartInfo start, out string line)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && EpochTime.Find(line) is { } time
            ? time
            : throw new BenchException($"{start.FileName} {string.Join(' ', start.ArgumentList)} failed (exit code {process.ExitCode}); its messages are above.");
    }
}

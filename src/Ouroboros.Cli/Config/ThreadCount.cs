using Ouroboros.Configuration;
using Ouroboros.Numerics;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Config;

/// <summary>How many threads to compute with, and why: <c>--threads</c>, else what is allotted, the same for every command.</summary>
/// <param name="Count">Threads.</param>
/// <param name="DecidedBy">The limit that decided; null if the person did.</param>
/// <param name="Warnings">What was ignored on the way.</param>
internal sealed record ThreadCount(int Count, string? DecidedBy, IReadOnlyList<string> Warnings)
{
    /// <summary>Name of the option.</summary>
    public const string Option = "--threads";

    private static readonly WholeNumberType Type = new(1, Backends.MaxThreads);

    /// <summary>For people: <c>2 (SLURM_CPUS_PER_TASK)</c>.</summary>
    public string Words => DecidedBy is null ? $"{Count}" : $"{Count} ({DecidedBy})";

    /// <summary>What a run does with it, for help pages.</summary>
    public static string Description(CliServices services) =>
        $"Threads to compute with, {Bounds(services)}; results do not depend on it";

    /// <summary>What it may be and is by default, for help pages.</summary>
    public static string Bounds(CliServices services) =>
        $"1 to {Backends.MaxThreads}; default: what SLURM_CPUS_PER_TASK, OMP_NUM_THREADS and the machine allot, here {Allotted(services).Count}";

    /// <summary>Threads asked for, or those allotted when none are, and what is wrong with the text, if anything is.</summary>
    public static (ThreadCount Threads, ConfigProblem? Problem) Read(string? text, CliServices services)
    {
        if (text is null)
        {
            return (Allotted(services), null);
        }

        var reading = Type.Read(new RawScalar(text, Quoted: false));
        return reading.Wrong is null
            ? (new((int)(long)reading.Value!, null, []), null)
            : (Allotted(services), new(CommandLineSettings.Source, Option, reading.Wrong.Describe(), Type.Expected, reading.Advice));
    }

    /// <summary>Says what was ignored, once a command.</summary>
    public void Warn(Terminal terminal)
    {
        foreach (var warning in Warnings)
        {
            terminal.Complain($"ouroboros: warning: {warning}");
        }
    }

    private static ThreadCount Allotted(CliServices services)
    {
        var (count, decidedBy, warnings) = ThreadAllotment.From(services.Terminal.Variable, services.Machine.Processors);
        return new(count, decidedBy, warnings);
    }
}

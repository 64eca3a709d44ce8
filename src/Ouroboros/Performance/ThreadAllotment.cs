using System.Globalization;
using Ouroboros.Configuration;
using Ouroboros.Numerics;

namespace Ouroboros.Performance;

/// <summary>How many threads to compute with where nobody says: as many as the machine, the batch system and the user allot.</summary>
/// <param name="Threads">Threads, 1 to <see cref="Backends.MaxThreads"/>.</param>
/// <param name="DecidedBy">The smallest limit, for people.</param>
/// <param name="Warnings">Variables that were ignored because they hold no number of threads, a sentence each.</param>
public sealed record ThreadAllotment(int Threads, string DecidedBy, IReadOnlyList<string> Warnings)
{
    private const string RuntimeVariable = "DOTNET_PROCESSOR_COUNT";

    // What Slurm grants each task (--cpus-per-task), and what every OpenMP program obeys. The latter may be a list, by level of nesting.
    private static readonly string[] _variables = ["SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS"];

    /// <summary>The smallest of the processors and of what the environment allots.</summary>
    /// <param name="variable">Environment variables by name; null for those that are not set.</param>
    /// <param name="processors">
    /// Processors that the process may use: <see cref="Environment.ProcessorCount"/>, which takes affinity, the processor limit of
    /// a container and <c>DOTNET_PROCESSOR_COUNT</c> into account.
    /// </param>
    public static ThreadAllotment From(Func<string, string?> variable, int processors)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentOutOfRangeException.ThrowIfLessThan(processors, 1);
        var least = processors > Backends.MaxThreads
            ? (Threads: Backends.MaxThreads, By: "the most a run can use")
            : (Threads: processors, By: Number(variable(RuntimeVariable)) == processors ? RuntimeVariable : "processors of this process");
        List<string> warnings = [];
        foreach (var name in _variables)
        {
            var text = variable(name);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (Number(text.Split(',')[0]) is not { } number)
            {
                warnings.Add($"{name}: found {new RawScalar(text, Quoted: true).Describe()}, expected a whole number from 1. It is ignored.");
            }
            else if (number < least.Threads)
            {
                least = ((int)number, name);
            }
        }

        return new(least.Threads, least.By, warnings);
    }

    private static long? Number(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

using System.CommandLine;
using Ouroboros.Bench.Measuring;
using Ouroboros.Configuration;
using Ouroboros.Numerics;
using Ouroboros.Performance;

namespace Ouroboros.Bench.Commands;

/// <summary>The options that every measurement shares.</summary>
internal sealed class SetupOptions
{
    private readonly Option<string?> _kernels = new("--kernels") { Description = "Kernels to measure; those that a run would use by default." };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; one for each core by default.",
        DefaultValueFactory = _ => AllThreads,
    };

    private readonly Option<string> _preset = new("--preset")
    {
        Description = "The experiment whose networks and batches are measured.",
        DefaultValueFactory = _ => "classic",
    };

    private readonly Option<int> _rounds;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="rounds">Turns by default.</param>
    public SetupOptions(Command command, int rounds)
    {
        _rounds = new("--rounds") { Description = "Turns.", DefaultValueFactory = _ => rounds };
        _kernels.AcceptOnlyFromAmong([.. Supported.Select(set => set.Name)]);
        _preset.AcceptOnlyFromAmong([.. Presets.ByName.Keys]);
        _threads.AcceptOnlyFrom(1, Backends.MaxThreads);
        _rounds.AcceptOnlyFrom(1, 1_000);
        command.Options.Add(_kernels);
        command.Options.Add(_threads);
        command.Options.Add(_preset);
        command.Options.Add(_rounds);
    }

    /// <summary>One thread for each core.</summary>
    public static int AllThreads => ThreadAllotment.From(Environment.GetEnvironmentVariable, Environment.ProcessorCount).Threads;

    /// <summary>The kernels that this processor can run, best first.</summary>
    public static IEnumerable<KernelSet> Supported => Backends.All.Where(set => set.IsSupported);

    /// <summary>What was asked for.</summary>
    /// <exception cref="BenchException">The environment names kernels that are none, or do not run here.</exception>
    public Setup Read(ParseResult result) => new(
        Choose(result.GetValue(_kernels) ?? Environment.GetEnvironmentVariable(Backends.EnvironmentVariable)),
        result.GetValue(_threads),
        result.GetValue(_preset)!,
        result.GetValue(_rounds));

    private static KernelSet Choose(string? name)
    {
        try
        {
            return Backends.Choose(name);
        }
        catch (NotSupportedException error)
        {
            throw new BenchException(error.Message);
        }
    }
}

using System.CommandLine;
using Ouroboros.Configuration;
using Ouroboros.Numerics;

namespace Ouroboros.Bench;

/// <summary>The options that every measurement shares.</summary>
internal sealed class MachineOptions
{
    private readonly Option<string?> _kernels = new("--kernels") { Description = "Kernels to measure; the best by default." };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; one for each core by default.",
        DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, Backends.MaxThreads),
    };

    private readonly Option<string> _preset = new("--preset")
    {
        Description = "The experiment whose networks and batches are measured.",
        DefaultValueFactory = _ => "classic",
    };

    public MachineOptions(Command command)
    {
        _preset.AcceptOnlyFromAmong([.. Presets.ByName.Keys]);
        command.Options.Add(_kernels);
        command.Options.Add(_threads);
        command.Options.Add(_preset);
    }

    public KernelSet Kernels(ParseResult result) => Backends.Choose(result.GetValue(_kernels));

    public int Threads(ParseResult result) => result.GetValue(_threads);

    public ExperimentConfig Config(ParseResult result) => Presets.ByName[result.GetValue(_preset)!];
}

using Ouroboros.Performance;

namespace Ouroboros.Cli.Running;

/// <summary>Says before training that memory will not do: the system kills a run that takes too much, without a word.</summary>
internal static class MemoryWarning
{
    /// <summary>Warns if the largest runs do not fit. Arithmetic alone: nothing is measured.</summary>
    /// <param name="services">The machine, and where to warn; also of a quiet run.</param>
    /// <param name="plans">The runs, from 1.</param>
    /// <param name="together">How many of them are at work at once.</param>
    public static void Check(CliServices services, IEnumerable<RunPlan> plans, int together)
    {
        var need = together * plans.Max(MemoryEstimate.Peak);
        if (services.Machine.Lack(need) is { Length: > 0 } lack)
        {
            var (who, first) = together == 1 ? ("the run needs", "") : ($"{together} runs at once need", "a smaller --jobs, ");
            services.Terminal.Complain(
                $"ouroboros: warning: {who} about {Units.Roughly(need)} of memory{lack}, and may be killed: "
                + $"try {first}a smaller experiment.num_generated_samples or smaller layer_sizes, or raise the limit.");
        }
    }
}

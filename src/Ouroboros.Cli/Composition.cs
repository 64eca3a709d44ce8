using Ouroboros.Cli.Running;

namespace Ouroboros.Cli;

/// <summary>Joins the commands to the library: the only place that knows both.</summary>
internal static class Composition
{
    /// <summary>The services of the real program.</summary>
    public static CliServices Create(Interruption interruption) => new()
    {
        Terminal = Terminal.OfProcess(),
        Time = TimeProvider.System,
        RunExperiment = (_, _, _) => throw new NotSupportedException("the training loop is not joined to this build"),
        MakeAnimation = (_, _, _) => throw new NotSupportedException("the GIF writer is not joined to this build"),
        Kernels = () => new KernelFacts("none", "kernels are not joined to this build"),
        Interruption = interruption,
    };
}

using Ouroboros.Reporting;

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
        MakeAnimation = CollapseAnimation.FromSampleFiles,
        Kernels = () => "none in this build",
        Interruption = interruption,
    };
}

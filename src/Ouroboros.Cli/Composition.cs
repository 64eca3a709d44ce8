using Ouroboros.Cli.Running;
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
        RunExperiment = (request, observers, cancellation) =>
            ExperimentRunner.Run(request, observers, TimeProvider.System, cancellation),
        MakeAnimation = (sheets, duration, loop) => new(
            CollapseAnimation.FromSampleFiles(sheets, duration, loop), CollapseAnimation.FrameMilliseconds(duration)),
        Kernels = ExperimentRunner.ChosenKernels,
        Interruption = interruption,
    };
}

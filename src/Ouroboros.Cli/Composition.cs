using Ouroboros.Cli.Running;
using Ouroboros.Numerics;
using Ouroboros.Reporting;

namespace Ouroboros.Cli;

/// <summary>Joins the commands to the library: the only place that knows both.</summary>
internal static class Composition
{
    /// <summary>The services of the real program.</summary>
    public static CliServices Create(Interruption interruption)
    {
        var terminal = Terminal.OfProcess();
        return new()
        {
            Terminal = terminal,
            Time = TimeProvider.System,
            RunExperiment = (request, observers, cancellation) =>
                ExperimentRunner.Run(request, Kernels(terminal), observers, TimeProvider.System, cancellation),
            MakeAnimation = (sheets, duration, loop) => new(
                CollapseAnimation.FromSampleFiles(sheets, duration, loop), CollapseAnimation.FrameMilliseconds(duration)),
            Kernels = () => Kernels(terminal),
            Interruption = interruption,
        };
    }

    private static KernelSet Kernels(Terminal terminal)
    {
        try
        {
            return Backends.Choose(terminal.Variable(Backends.EnvironmentVariable));
        }
        catch (NotSupportedException wrong)
        {
            throw new UserError(wrong.Message);
        }
    }
}

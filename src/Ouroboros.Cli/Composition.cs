using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.OpenCl;
using Ouroboros.Performance;
using Ouroboros.Reporting;

namespace Ouroboros.Cli;

/// <summary>Joins the commands to the library: the only place that knows both.</summary>
internal static class Composition
{
    // Short turns: the whole benchmark is to take some seconds, and a pass no longer than the machine's speed holds.
    private const int MostBenchmarkImages = 16_384;
    private static readonly TimeSpan PeakTime = TimeSpan.FromSeconds(0.03);
    private static readonly TimeSpan PassTime = TimeSpan.FromSeconds(0.1);

    /// <summary>The services of the real program.</summary>
    public static CliServices Create(Interruption interruption)
    {
        var terminal = Terminal.OfProcess(() => interruption.IsDeferred);
        return Create(terminal, interruption, new Lazy<DigitSet>(() => MnistData.LoadEmbedded().Train.First(MostBenchmarkImages)), () => Kernels(terminal));
    }

    private static CliServices Create(Terminal terminal, Interruption interruption, Lazy<DigitSet> slice, Func<KernelSet> kernels) =>
        new()
        {
            Terminal = terminal,
            Machine = Machine.OfProcess(),
            Time = TimeProvider.System,
            RunExperiment = (request, observers, cancellation) =>
                ExperimentRunner.Run(request, kernels(), Cache(terminal), observers, TimeProvider.System, cancellation),
            MakeAnimation = (sheets, duration, loop) => new(
                CollapseAnimation.FromSampleFiles(sheets, duration, loop), CollapseAnimation.FrameMilliseconds(duration)),
            MeasureImageTimes = (plan, threads, cancellation) => ImageTimer.Measure(kernels(), threads, plan, cancellation),
            CreateSpeedTest = threads => new SpeedTest(kernels(), threads, Presets.Classic, slice.Value, PeakTime, PassTime),
            Kernels = kernels,
            FindDevices = ClDevices.Find,
            CompileKernels = OpenClKernelSet.Of,
            WithKernels = others => Create(terminal, interruption, slice, () => others),
            Interruption = interruption,
        };

    private static ReferenceFolder? Cache(Terminal terminal) => terminal.CacheFolder is { } folder ? new ReferenceFolder(folder) : null;

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

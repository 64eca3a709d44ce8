using System.Diagnostics;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Performance;

/// <summary>Times the parts of an experiment on this machine beside the processor's peak.</summary>
/// <remarks>
/// Machines change their speed from second to second, so the peak is measured right before and after each part: quote shares and
/// ratios, and the median of several measurements.
/// </remarks>
public sealed class SpeedTest : IDisposable
{
    private readonly IBackend _backend;
    private readonly IPeakMeter _peak;
    private readonly ExperimentConfig _config;
    private readonly TimeSpan _peakTime;
    private readonly WorkloadRunner _work;

    /// <summary>New models with their buffers.</summary>
    /// <param name="kernels">Kernels to measure.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="config">Sizes of models and batches.</param>
    /// <param name="digits">What to learn; a pass through all of it is one measurement.</param>
    /// <param name="peakTime">Time for each measurement of the peak.</param>
    public SpeedTest(KernelSet kernels, int threads, ExperimentConfig config, DigitSet digits, TimeSpan peakTime)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        _backend = kernels.Create(threads);
        _peak = kernels.CreatePeakMeter(threads);
        _config = config;
        _peakTime = peakTime;
        _work = new WorkloadRunner(_backend, config, digits);
    }

    /// <summary>Times one pass over all images.</summary>
    public Speed Measure(Workload workload)
    {
        var before = _peak.Measure(_peakTime);
        var start = Stopwatch.GetTimestamp();
        _work.Do(workload);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var after = _peak.Measure(_peakTime);
        var operations = Arithmetic.PerImage(workload, _config) * _work.Images;
        return new Speed(workload, _work.Images, seconds, operations / seconds, (before + after) / 2);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.Dispose();
        _peak.Dispose();
        _backend.Dispose();
    }
}

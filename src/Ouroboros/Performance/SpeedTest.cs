using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;

namespace Ouroboros.Performance;

/// <summary>Times the parts of an experiment on this machine beside the processor's peak.</summary>
/// <remarks>
/// Machines change their speed from second to second, so the peak is measured right before and after each part: quote shares and
/// ratios, and the median of several measurements.
/// </remarks>
public sealed class SpeedTest : ISpeedTest
{
    private readonly IBackend _backend;
    private readonly IPeakMeter _peak;
    private readonly ExperimentConfig _config;
    private readonly TimeSpan _peakTime;
    private readonly TimeSpan? _passTime;
    private readonly WorkloadRunner _work;
    private readonly Dictionary<Workload, int> _images = [];

    /// <summary>New models with their buffers.</summary>
    /// <param name="kernels">Kernels to measure.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="config">Sizes of models and batches.</param>
    /// <param name="digits">What to learn; a pass through it is one measurement.</param>
    /// <param name="peakTime">Time for each measurement of the peak.</param>
    /// <param name="passTime">Time for each pass, which takes as many digits as that allows; null for a pass through all.</param>
    public SpeedTest(
        KernelSet kernels, int threads, ExperimentConfig config, DigitSet digits, TimeSpan peakTime, TimeSpan? passTime = null)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        _backend = kernels.Create(threads);
        _peak = kernels.CreatePeakMeter(threads);
        _config = config;
        _peakTime = peakTime;
        _passTime = passTime;
        _work = new WorkloadRunner(_backend, config, digits);
    }

    /// <inheritdoc/>
    public Speed Measure(Workload workload, CancellationToken cancellation = default)
    {
        ChooseImages(workload, cancellation);
        var before = _peak.Measure(_peakTime);
        var seconds = ShortPass.Time(_work, workload, cancellation);
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

    private void ChooseImages(Workload workload, CancellationToken cancellation)
    {
        if (_passTime is not { } time)
        {
            return;
        }

        if (_images.TryGetValue(workload, out var images))
        {
            _work.Images = images;
            return;
        }

        ShortPass.Fit(_work, workload, time, cancellation);
        _images[workload] = _work.Images;
    }
}

namespace Ouroboros.Performance;

/// <summary>Times the parts of an experiment beside the processor's peak.</summary>
public interface ISpeedTest : IDisposable
{
    /// <summary>Times one pass of images; the first call for a workload warms up too.</summary>
    /// <param name="workload">What to time.</param>
    /// <param name="cancellation">Stops between two training steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Speed Measure(Workload workload, CancellationToken cancellation = default);
}

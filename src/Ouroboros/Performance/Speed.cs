namespace Ouroboros.Performance;

/// <summary>One measurement of a workload.</summary>
/// <param name="Workload">What was done.</param>
/// <param name="Images">Images that passed through.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="OperationsPerSecond">Floating-point operations of its products, see <see cref="Arithmetic"/>, in a second.</param>
/// <param name="PeakOperationsPerSecond">What the processor did at most, measured right before and after.</param>
public sealed record Speed(
    Workload Workload, int Images, double Seconds, double OperationsPerSecond, double PeakOperationsPerSecond)
{
    /// <summary>Images a second.</summary>
    public double ImagesPerSecond => Images / Seconds;

    /// <summary>Share of the processor's peak, 0 to 1.</summary>
    public double ShareOfPeak => OperationsPerSecond / PeakOperationsPerSecond;
}

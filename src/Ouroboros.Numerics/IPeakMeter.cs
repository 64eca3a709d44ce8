namespace Ouroboros.Numerics;

/// <summary>Measures what the processor's fused multiply-add units can do at most, to hold kernels against.</summary>
public interface IPeakMeter : IDisposable
{
    /// <summary>Works on registers alone, all threads at once, for about as long as asked.</summary>
    /// <param name="duration">Time to spend, above zero.</param>
    /// <returns>Floating-point operations a second over all threads; a fused multiply-add is two for each lane.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not above zero.</exception>
    /// <exception cref="InvalidOperationException">Another thread is measuring with this meter.</exception>
    /// <exception cref="ObjectDisposedException">The meter was disposed of.</exception>
    double Measure(TimeSpan duration);
}

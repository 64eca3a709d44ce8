using Ouroboros.Performance;

namespace Ouroboros.Cli.Running;

/// <summary>Measures for a moment what the images of an experiment take on this machine.</summary>
/// <param name="plan">The experiment.</param>
/// <param name="threads">Threads it is to run with.</param>
/// <param name="cancellation">Stops the measurement with an <see cref="OperationCanceledException"/>.</param>
internal delegate ImageTimes MeasureImageTimes(RunPlan plan, int threads, CancellationToken cancellation);

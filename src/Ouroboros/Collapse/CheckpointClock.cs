using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>Decides when the loop hands out a checkpoint: every so often, and when it is told to end, which it then does.</summary>
/// <param name="interval">Time between two checkpoints.</param>
/// <param name="time">The clock.</param>
/// <param name="observer">Who gets them.</param>
/// <param name="cancellation">Tells the loop to end.</param>
internal sealed class CheckpointClock(TimeSpan interval, TimeProvider time, IRunObserver observer, CancellationToken cancellation)
{
    private long _last = time.GetTimestamp();

    /// <summary>At a moment from which the run can go on.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="capture">Makes the checkpoint, if it is time for one. Handed in with the moment apart, so that a step leaves no garbage.</param>
    /// <exception cref="OperationCanceledException">The loop is to end; the checkpoint is handed out.</exception>
    public void Pass(TrainingStart now, Func<TrainingStart, Checkpoint> capture)
    {
        // Asked once: told to end between two questions, the loop would end without its checkpoint.
        var ending = cancellation.IsCancellationRequested;
        if (ending || time.GetElapsedTime(_last) >= interval)
        {
            observer.CheckpointReached(capture(now));
            Passed();
        }

        if (ending)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>A checkpoint has been handed out by other means.</summary>
    public void Passed() => _last = time.GetTimestamp();
}

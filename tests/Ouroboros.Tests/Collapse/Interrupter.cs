using Ouroboros.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>Counts what a run tells, and asks it at a checkpoint to end, which it does at the next.</summary>
internal sealed class Interrupter(Func<TrainingPosition, bool> isThere) : IRunObserver, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public Interrupter(int at)
        : this(_ => false) => At = at;

    public CancellationToken Token => _source.Token;

    public int Checkpoints { get; private set; }

    public TrainingPosition? Last { get; private set; }

    public TrainingPosition? From { get; private set; }

    public List<int> Generations { get; } = [];

    /// <summary>The generation after which to interrupt, whatever the checkpoints.</summary>
    public int After { get; init; } = -1;

    private int At { get; } = -1;

    public void Dispose() => _source.Dispose();

    public void Resumed(ResumePoint from) => From = from.Position;

    public void GenerationCompleted(GenerationResult result)
    {
        Generations.Add(result.Generation);
        if (result.Generation == After)
        {
            _source.Cancel();
        }
    }

    public void CheckpointReached(Checkpoint checkpoint)
    {
        Last = checkpoint.Position;
        if (++Checkpoints == At || isThere(checkpoint.Position))
        {
            _source.Cancel();
        }
    }
}

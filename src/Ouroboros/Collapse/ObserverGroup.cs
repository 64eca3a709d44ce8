using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Collapse;

/// <summary>Several observers as one, told in their order.</summary>
internal sealed class ObserverGroup(IReadOnlyList<IRunObserver> observers) : IRunObserver
{
    public void Started(ExperimentConfig config) => Tell(observer => observer.Started(config));

    public void Warned(string warning) => Tell(observer => observer.Warned(warning));

    public void Waiting(string reason) => Tell(observer => observer.Waiting(reason));

    public void Progressed(TrainingProgress progress) => Tell(observer => observer.Progressed(progress));

    public void Resumed(ResumePoint from) => Tell(observer => observer.Resumed(from));

    public void CheckpointReached(Checkpoint checkpoint) => Tell(observer => observer.CheckpointReached(checkpoint));

    public void GenerationCompleted(GenerationResult result) => Tell(observer => observer.GenerationCompleted(result));

    public void Finished(RunHistory history) => Tell(observer => observer.Finished(history));

    private void Tell(Action<IRunObserver> what)
    {
        foreach (var observer in observers)
        {
            what(observer);
        }
    }
}

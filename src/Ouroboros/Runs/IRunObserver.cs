using Ouroboros.Configuration;

namespace Ouroboros.Runs;

/// <summary>Told what happens in a run: files, pictures and displays hang on the loop as observers.</summary>
/// <remarks>Calls come one at a time, from the thread that runs the loop, in the order of the events.</remarks>
public interface IRunObserver
{
    /// <summary>The loop is about to start.</summary>
    /// <param name="config">The resolved config, its seed included.</param>
    void Started(ExperimentConfig config) { }

    /// <summary>After <see cref="Started"/>, before anything is trained: something in the config is allowed and probably not meant, see <see cref="ConfigRules.Warnings"/>.</summary>
    /// <param name="warning">A key and a sentence.</param>
    void Warned(string warning) { }

    /// <summary>
    /// After <see cref="Started"/>: the run waits for another process; told once, when the waiting begins.
    /// </summary>
    /// <param name="reason">What it waits for: <c>waiting for ...</c>.</param>
    void Waiting(string reason) { }

    /// <summary>After <see cref="Started"/>: the run goes on from a checkpoint, and not from data set 0.</summary>
    void Resumed(ResumePoint from) { }

    /// <summary>Training moved on: called after some steps and after every epoch.</summary>
    void Progressed(TrainingProgress progress) { }

    /// <summary>The loop stands where it can be resumed, and has handed out no checkpoint for a while, or is about to end or to evaluate.</summary>
    void CheckpointReached(Checkpoint checkpoint) { }

    /// <summary>A generation is complete; also called with generation 0 before the first.</summary>
    void GenerationCompleted(GenerationResult result) { }

    /// <summary>The last generation is complete.</summary>
    void Finished(RunHistory history) { }
}

/// <summary>Where training stands.</summary>
/// <param name="Generation">Generation in training, from 1.</param>
/// <param name="Model">Model in training.</param>
/// <param name="Epoch">Epoch in training, from 1.</param>
/// <param name="Epochs">Epochs this model trains in a generation.</param>
/// <param name="ImagesDone">Images of this epoch already learned from.</param>
/// <param name="Images">Images in an epoch.</param>
/// <param name="Completed">The epoch's record once it is complete, else null.</param>
public sealed record TrainingProgress(
    int Generation, TrainedModel Model, int Epoch, int Epochs, int ImagesDone, int Images, EpochRecord? Completed);

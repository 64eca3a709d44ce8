namespace Ouroboros.Training;

/// <summary>Where a model's training begins, or goes on.</summary>
/// <param name="Epoch">The epoch to train, from 1; one past the last when the model is trained.</param>
/// <param name="Step">Steps of it already done, from 0.</param>
public readonly record struct TrainingStart(int Epoch, int Step)
{
    /// <summary>Nothing is trained yet: the optimiser is new.</summary>
    public static TrainingStart Beginning { get; } = new(1, 0);
}

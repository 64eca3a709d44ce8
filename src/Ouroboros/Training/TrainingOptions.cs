namespace Ouroboros.Training;

/// <summary>How a model is trained in one generation.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Generation">Generation, from 1.</param>
/// <param name="Epochs">Passes over the training set.</param>
/// <param name="LearningRate">Adam's learning rate.</param>
public sealed record TrainingOptions(long Seed, int Generation, int Epochs, double LearningRate);

namespace Ouroboros.Runs;

/// <summary>A moment between two training steps: everything before it is done, nothing after it begun.</summary>
/// <param name="Generation">Generation in training, from 1; one past the last when the run is complete.</param>
/// <param name="Model">Model in training.</param>
/// <param name="Epoch">Epoch in training, from 1; one past the last when the model is trained.</param>
/// <param name="Step">Steps of that epoch done, from 0 to one less than it has.</param>
public sealed record TrainingPosition(int Generation, TrainedModel Model, int Epoch, int Step)
{
    /// <summary>The beginning of a generation.</summary>
    public static TrainingPosition StartOf(int generation) => new(generation, TrainedModel.Vae, 1, 0);
}

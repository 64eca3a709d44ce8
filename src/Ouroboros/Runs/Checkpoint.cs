using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Everything that it takes to go on with a run from one moment.</summary>
/// <remarks>
/// The training set is not in it: the images that a generation samples are a function of the weights that its VAE ended with, of the seed
/// and of the generation, to the bit on every machine, so they are sampled again. A generation's weights are files of the run.
/// </remarks>
/// <param name="Position">The moment.</param>
/// <param name="GenerationsPlanned">Generations of the run as it is planned, which the tables have room for.</param>
/// <param name="Tables">The numbers so far: the run's CSV files by name, as they were at that moment.</param>
/// <param name="Tensors">Weights, moments, and what an epoch in progress has measured; read when the file is written, before training goes on.</param>
public sealed record Checkpoint(
    TrainingPosition Position, int GenerationsPlanned, IReadOnlyDictionary<string, string> Tables, IReadOnlyList<TensorGroup> Tensors);

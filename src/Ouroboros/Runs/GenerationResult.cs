using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>What a finished generation hands to its observers.</summary>
/// <param name="Generation">Generation; 0 is the real training set, before any model.</param>
/// <param name="History">All numbers up to and with this generation.</param>
/// <param name="Samples">The displayed images of data set <paramref name="Generation"/>.</param>
/// <param name="Weights">
/// The generation's models by name (<c>vae</c>, <c>classifier</c>), to be read before training goes on; empty for generation 0.
/// </param>
/// <param name="Timings">Seconds by phase of this generation.</param>
public sealed record GenerationResult(
    int Generation,
    RunHistory History,
    SampleSheet Samples,
    IReadOnlyDictionary<string, IReadOnlyList<TensorGroup>> Weights,
    IReadOnlyList<PhaseTiming> Timings)
{
    /// <summary>How to go on with the next generation; null when nobody will.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>The whole data set that the generation sampled, to be read before training goes on; null for the real one.</summary>
    public SampledSet? DataSet { get; init; }
}

/// <summary>Images to look at, with their labels.</summary>
/// <param name="Generation">Data set they come from.</param>
/// <param name="Pixels">[images, 784], row-major, 0 (black) to 1 (white); 28 rows of 28.</param>
/// <param name="Labels">[images] label of each.</param>
public sealed record SampleSheet(int Generation, ReadOnlyMemory<float> Pixels, IReadOnlyList<int> Labels);

/// <summary>A data set that a generation sampled, read in parts.</summary>
/// <param name="Count">Images.</param>
/// <param name="ReadImages">Fills [images, 784], pixels 0 to 1, from an image on, as many as the span holds.</param>
/// <param name="ReadLabels">Fills labels from an image on, as many as the span holds.</param>
public sealed record SampledSet(int Count, Action<int, Span<float>> ReadImages, Action<int, Span<int>> ReadLabels);

/// <summary>Wall time of a phase: a row of <c>timings.csv</c>.</summary>
/// <param name="Generation">Generation.</param>
/// <param name="Phase">For example <c>train_vae</c>, <c>train_classifier</c>, <c>evaluate</c>, <c>sample</c>, <c>write</c>.</param>
/// <param name="Seconds">Seconds.</param>
public sealed record PhaseTiming(int Generation, string Phase, double Seconds);

namespace Ouroboros.Runs;

/// <summary>What a finished generation hands to its observers.</summary>
/// <param name="Generation">Generation; 0 is the real training set, before any model.</param>
/// <param name="History">All numbers up to and with this generation.</param>
/// <param name="Samples">The displayed images of data set <paramref name="Generation"/>.</param>
/// <param name="Weights">The generation's models by name (<c>vae</c>, <c>classifier</c>); empty for generation 0.</param>
/// <param name="Timings">Seconds by phase of this generation.</param>
public sealed record GenerationResult(
    int Generation,
    RunHistory History,
    SampleSheet Samples,
    IReadOnlyDictionary<string, IReadOnlyList<NamedTensor>> Weights,
    IReadOnlyList<PhaseTiming> Timings);

/// <summary>Images to look at, with their labels.</summary>
/// <param name="Generation">Data set they come from.</param>
/// <param name="Pixels">[images, 784], row-major, 0 (black) to 1 (white); 28 rows of 28.</param>
/// <param name="Labels">[images] label of each.</param>
public sealed record SampleSheet(int Generation, ReadOnlyMemory<float> Pixels, IReadOnlyList<int> Labels);

/// <summary>A weight or bias under its <c>state_dict</c> name.</summary>
/// <param name="Name">For example <c>encoder.0.weight</c>.</param>
/// <param name="Shape">[outputs, inputs] or [outputs].</param>
/// <param name="Values">Row-major values.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);

/// <summary>Wall time of a phase: a row of <c>timings.csv</c>.</summary>
/// <param name="Generation">Generation.</param>
/// <param name="Phase">For example <c>train_vae</c>, <c>train_classifier</c>, <c>evaluate</c>, <c>sample</c>, <c>write</c>.</param>
/// <param name="Seconds">Seconds.</param>
public sealed record PhaseTiming(int Generation, string Phase, double Seconds);

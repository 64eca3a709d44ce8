namespace Ouroboros.Regimes;

/// <summary>What the self-consuming loop asks of a model: fit, sample, save, load. The model holds the data sets, the loop says what is learned from.</summary>
/// <remarks>Data set 0 is real and there from the start; <see cref="Sample"/> makes data set g, which stays within reach as long as the regime needs it.</remarks>
public interface ILoopModel
{
    /// <summary>Learns.</summary>
    /// <param name="generation">Generation, from 1.</param>
    /// <param name="set">The rows to learn from.</param>
    void Fit(int generation, Composition set);

    /// <summary>Draws data set <paramref name="generation"/> from what was learned.</summary>
    /// <param name="generation">Generation, from 1.</param>
    /// <param name="plan">How many, how spread, and which to keep.</param>
    void Sample(int generation, SamplingPlan plan);

    /// <summary>Writes what was learned.</summary>
    void Save(Stream stream);

    /// <summary>Sets what <see cref="Save"/> has written, without loss.</summary>
    /// <exception cref="InvalidDataException">It is not of such a model.</exception>
    void Load(Stream stream);
}

using Ouroboros.Data;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Writes a sampled data set as NumPy's files.</summary>
internal static class DataSetFiles
{
    /// <summary>Writes images, then labels.</summary>
    /// <param name="generation">The generation that sampled it.</param>
    /// <param name="set">The data set.</param>
    /// <param name="put">Writes a file of a name.</param>
    public static void Write(int generation, SampledSet set, Action<string, Action<Stream>> put)
    {
        put(RunFiles.DataSetImages(generation), stream => NpyWriter.WriteSingles(
            stream, [set.Count, DigitSet.Side, DigitSet.Side], (first, pixels) => set.ReadImages((int)(first / DigitSet.PixelsPerImage), pixels)));
        put(RunFiles.DataSetLabels(generation), stream => NpyWriter.WriteIntegers(
            stream, [set.Count], (first, labels) => set.ReadLabels((int)first, labels)));
    }
}

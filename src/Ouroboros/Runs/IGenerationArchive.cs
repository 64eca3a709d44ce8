using Ouroboros.Data;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>An observer that keeps what generations leave, and gives it back to the loop.</summary>
internal interface IGenerationArchive : IRunObserver
{
    /// <summary>Weights of the VAE as a generation has left it, safetensors.</summary>
    /// <param name="generation">A complete generation, from 1.</param>
    /// <param name="read">Reads the file.</param>
    /// <exception cref="RunFolderException">It is not there or cannot be read.</exception>
    void ReadVae(int generation, Action<Stream> read);

    /// <summary>Whether a generation's data set is there, and the one that was kept.</summary>
    bool HasDataSet(int generation);

    /// <summary>Keeps a generation's data set that has got lost and was sampled once more.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    void PutDataSet(int generation, SampledSet set);

    /// <summary>Opens a generation's data set.</summary>
    /// <param name="generation">A complete generation, from 1, of a run that keeps its data sets.</param>
    /// <param name="count">Images that it has.</param>
    /// <param name="classes">Its labels are below it.</param>
    /// <exception cref="RunFolderException">It is not there or cannot be read.</exception>
    /// <exception cref="NpyException">It is no such data set.</exception>
    IImageRows OpenDataSet(int generation, int count, int classes);
}

using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Regimes;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>The archive of a loop whose run is not kept: a folder of the system's for temporary files, gone with this.</summary>
/// <param name="from">Where the loop goes on; the generations before are in its run.</param>
internal sealed class TemporaryArchive(ResumePoint? from) : IGenerationArchive, IDisposable
{
    private readonly RunFolder _folder = new(Directory.CreateTempSubdirectory("ouroboros-").FullName);
    private bool _keepsDataSets;

    public void Started(ExperimentConfig config) => _keepsDataSets = RegimePlan.NeedsOlderSetsOf(config.Regime.Kind);

    public void GenerationCompleted(GenerationResult result)
    {
        if (result.Weights.TryGetValue("vae", out var vae))
        {
            _folder.Write(RunFiles.Checkpoint("vae", result.Generation), stream => SafetensorsWriter.Write(stream, vae));
        }

        if (_keepsDataSets && result.DataSet is { } set)
        {
            PutDataSet(result.Generation, set);
        }
    }

    public void ReadVae(int generation, Action<Stream> read)
    {
        if (from is not null && generation < from.Position.Generation)
        {
            from.ReadWeights("vae", generation, read);
        }
        else
        {
            _folder.Read(RunFiles.Checkpoint("vae", generation), read);
        }
    }

    public bool HasDataSet(int generation) => _folder.Has(RunFiles.DataSetLabels(generation));

    public void PutDataSet(int generation, SampledSet set) => DataSetFiles.Write(generation, set, (file, write) => _folder.Write(file, write));

    public IImageRows OpenDataSet(int generation, int count, int classes) => new StoredImages(_folder, generation, count, classes);

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);
}

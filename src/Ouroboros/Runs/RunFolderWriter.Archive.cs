using Ouroboros.Data;

namespace Ouroboros.Runs;

/// <content>What generations have left in the run's folder, given back to the loop.</content>
public sealed partial class RunFolderWriter
{
    void IGenerationArchive.ReadVae(int generation, Action<Stream> read) => _folder.Read(RunFiles.Checkpoint("vae", generation), read);

    bool IGenerationArchive.HasDataSet(int generation) => IsWhole(RunFiles.DataSetImages(generation)) && IsWhole(RunFiles.DataSetLabels(generation));

    void IGenerationArchive.PutDataSet(int generation, SampledSet set) => DataSetFiles.Write(generation, set, _record.Put);

    IImageRows IGenerationArchive.OpenDataSet(int generation, int count, int classes) => new StoredImages(_folder, generation, count, classes);
}

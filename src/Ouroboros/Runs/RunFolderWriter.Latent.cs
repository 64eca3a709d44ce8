using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <content>Pictures of the latent spaces of some generations, from the weights in the run's folder.</content>
public sealed partial class RunFolderWriter
{
    // A run that went on may choose other generations than before; what is not chosen any more goes.
    private void DrawLatentWalks(ILatentDecoder decoder, int lastGeneration, RunHistory history)
    {
        var chosen = WalkedGenerations.Of(lastGeneration, CollapseSummary.Of(history).CollapseGeneration);
        _record.Forget(file => RunFiles.IsLatentWalk(file) && !chosen.Any(generation => Path.ChangeExtension(file, null) == RunFiles.Plots.LatentWalk(generation)));
        foreach (var generation in chosen)
        {
            if (Decode(decoder, generation, history.Config) is { } walk)
            {
                _record.Put(_pictures.LatentWalk(walk, history.Config));
            }
        }
    }

    // Weights that were deleted or damaged cost the picture and not the run.
    private LatentWalk? Decode(ILatentDecoder decoder, int generation, ExperimentConfig config)
    {
        var file = RunFiles.Checkpoint("vae", generation);
        string wrong;
        try
        {
            if (IsWhole(file))
            {
                return _folder.Read(file, stream => decoder.Decode(generation, config, stream));
            }

            wrong = $"{file} is not the file that the run wrote";
        }
        catch (RunException exception)
        {
            wrong = exception.Message;
        }

        _log.Write($"no picture of the latent space of generation {generation}: {wrong}");
        return null;
    }
}

using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <content>What is drawn when the numbers are there: plots, latent spaces, film, report.</content>
public sealed partial class RunFolderWriter
{
    private void Draw(RunHistory history)
    {
        var (generation, begun) = (_record.Manifest.GenerationsDone, _time.GetTimestamp());
        _record.Put(_pictures.Plots(history));
        if (_decoder is not null)
        {
            DrawLatentWalks(_decoder, generation, history);
        }

        if (SheetsAreWhole(generation) && _pictures.Animation(SheetsOnDisk(generation), history.Config) is { } animation)
        {
            _record.Put([animation]);
        }

        PutTimings(generation, "plot", begun);
    }

    // After the manifest, whose state and hashes it shows.
    private void PutReport(RunHistory history)
    {
        try
        {
            if (_pictures.Report(_folder, _record.Manifest, history.Config) is { } report)
            {
                _record.Put([report]);
            }
        }
        catch (RunException exception)
        {
            // The run is whole without it, and it can be made anew. An earlier one would be taken for this one.
            _log.Write($"no report: {exception.Message}");
            if (_folder.Has(RunFiles.Report))
            {
                _folder.Delete(RunFiles.Report);
            }
        }
    }

    // One that was deleted or damaged costs the film and not the run.
    private bool SheetsAreWhole(int lastGeneration)
    {
        var wrong = Enumerable.Range(0, lastGeneration + 1).Select(Sheet).FirstOrDefault(sheet => !IsWhole(sheet));
        if (wrong is not null)
        {
            _log.Write($"no film: {wrong} is not the file that the run wrote");
        }

        return wrong is null;
    }

    private IEnumerable<RunFile> SheetsOnDisk(int lastGeneration) =>
        Enumerable.Range(0, lastGeneration + 1).Select(Sheet).Select(sheet => new RunFile(sheet, _folder.Read(sheet)));

    private static string Sheet(int generation) => $"{RunFiles.SampleSheet(generation)}.png";
}

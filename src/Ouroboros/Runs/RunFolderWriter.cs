using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Writes a run's folder while the run goes on: after each generation every file is complete up to it.</summary>
/// <remarks>
/// The manifest is written last, so that what it lists is there; what a checkpoint needs goes only after the manifest has ceased to list
/// it. So a run can be killed anywhere and goes on from the checkpoint of its last manifest. Every error of the disk is a
/// <see cref="RunFolderException"/>.
/// </remarks>
public sealed partial class RunFolderWriter : IGenerationArchive
{
    private readonly RunFolder _folder;
    private readonly RunDescription _description;
    private readonly IRunPictures _pictures;
    private readonly ILatentDecoder? _decoder;
    private readonly TimeProvider _time;
    private readonly Manifest? _earlier;
    private readonly RunRecord _record;
    private readonly List<PhaseTiming> _timings = [];
    private readonly RunLog _log;
    private RunHistory? _history;
    private long _lastDone;

    /// <summary>A writer of a run, new or resumed, that no other process writes; see <see cref="RunLock"/>.</summary>
    /// <param name="folder">The folder: not there yet, empty, or that of the run to resume.</param>
    /// <param name="description">What the program knows about the run.</param>
    /// <param name="pictures">Draws the pictures.</param>
    /// <param name="decoder">Decodes what the pictures of latent spaces show, when the run ends; null for no such pictures.</param>
    /// <param name="time">The clock of manifest and log, and of the phases <c>write</c> and <c>plot</c> in <c>timings.csv</c>.</param>
    /// <param name="earlier">The manifest of the run to resume; null for a new one.</param>
    public RunFolderWriter(
        RunFolder folder, RunDescription description, IRunPictures pictures, ILatentDecoder? decoder, TimeProvider time, Manifest? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(description);
        _folder = folder;
        _description = description;
        _pictures = pictures;
        _decoder = decoder;
        _time = time;
        _earlier = earlier;
        _record = new RunRecord(folder);
        _log = new RunLog(folder, time);
    }

    /// <summary>Writes config and manifest; of a run that is resumed, also removes what a killed process left in the making.</summary>
    /// <exception cref="ArgumentException">The config has no seed.</exception>
    /// <exception cref="RunFolderException">The folder of a new run already holds something, or the disk refuses.</exception>
    public void Started(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var seed = config.Experiment.RandomSeed ?? throw new ArgumentException("A resolved config has a seed.", nameof(config));
        _record.Kept = config.DataSetsToKeep;
        if (_earlier is null)
        {
            Begin(seed, config.Experiment.Iterations);
        }
        else
        {
            TakeUp(_earlier, config.Experiment.Iterations);
        }
    }

    /// <summary>Logs it.</summary>
    public void Warned(string warning) => _log.Write($"warning: {warning}");

    /// <summary>Notes what the run waits for.</summary>
    public void Waiting(string reason) => _log.Write(reason);

    /// <summary>Takes over the numbers so far, and writes them: the tables may be newer than the checkpoint, or of another plan's size.</summary>
    public void Resumed(ResumePoint from)
    {
        ArgumentNullException.ThrowIfNull(from);
        _history = from.History;
        _lastDone = _time.GetTimestamp();
        PutTables(from.History);
        _record.Save(_record.Manifest with { ReferenceSha256 = from.History.ReferenceSha256 });
    }

    /// <summary>Logs every complete epoch.</summary>
    public void Progressed(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Completed is { } epoch)
        {
            var accuracy = epoch.Accuracy is { } share ? $", accuracy {share:p2}" : "";
            _log.Write($"generation {epoch.Generation}: {TrainingCsv.NameOf(epoch.Model)} epoch {epoch.Epoch} of {progress.Epochs}, loss {epoch.Loss:g6}{accuracy}");
        }
    }

    /// <summary>Writes a checkpoint, then the manifest that names it, and deletes the one before.</summary>
    public void CheckpointReached(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (RunFiles.State(checkpoint.Position) == _record.Manifest.Checkpoint)
        {
            // It is there, and written when another number of generations was planned it has other bytes: not to be overwritten.
            return;
        }

        _record.Save(_record.Manifest with { Checkpoint = PutCheckpoint(checkpoint) });
    }

    /// <summary>Writes the generation's weights, sample sheet and data set, all numbers so far, and the manifest.</summary>
    public void GenerationCompleted(GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var begun = _time.GetTimestamp();
        _history = result.History;
        foreach (var (model, tensors) in result.Weights)
        {
            _record.Put(RunFiles.Checkpoint(model, result.Generation), stream => SafetensorsWriter.Write(stream, tensors));
        }

        if (result.DataSet is { } set && _record.Kept != KeptDataSets.None)
        {
            DataSetFiles.Write(result.Generation, set, _record.Put);
        }

        _record.Put(_pictures.SampleSheet(result.Samples, result.History.Config));
        PutTables(result.History);
        var checkpoint = result.Checkpoint is null ? null : PutCheckpoint(result.Checkpoint);
        _timings.AddRange(result.Timings);
        PutTimings(result.Generation, "write", begun);
        _record.Save(_record.Manifest with
        {
            ReferenceSha256 = result.History.ReferenceSha256,
            GenerationsDone = result.Generation,
            Checkpoint = checkpoint,
        });
        _log.Write($"generation {result.Generation}: complete, {result.History.Metrics[^1].EffectiveClassesInitial:f3} effective classes");
        _lastDone = _time.GetTimestamp();
    }

    /// <summary>Writes the tables once more, whose matrices are whole now, plots and animation, the manifest's last state, and the report.</summary>
    public void Finished(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        PutTimings(_record.Manifest.GenerationsDone, "matrices", _lastDone);
        PutTables(history);
        Draw(history);
        _record.Save(_record.Manifest with { State = RunState.Finished, Finished = _time.GetLocalNow() });
        PutReport(history);
        _log.Write("finished");
    }

    /// <summary>
    /// Records why the run ends early, and draws what its complete generations have to show. Throws nothing of the disk's or of damaged
    /// files': the reason handed in is the one that the person must see.
    /// </summary>
    /// <param name="reason">A cancellation is an interruption; anything else is a failure.</param>
    public void EndedEarly(Exception reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (!_record.IsBegun || _record.Manifest.State == RunState.Finished)
        {
            return;
        }

        var state = reason is OperationCanceledException ? RunState.Interrupted : RunState.Failed;
        var words = state == RunState.Interrupted ? null : reason.Message;
        try
        {
            // First the state: drawing may fail for the reason that ended the run.
            _record.Save(_record.Manifest with { State = state, Reason = words, Finished = _time.GetLocalNow() });
            _log.Write(words is null ? "interrupted" : $"failed: {words}");
            if (_history is not null && _record.Manifest.GenerationsDone > 0)
            {
                Draw(_history);
                _record.Save(_record.Manifest);
                PutReport(_history);
            }
        }
        catch (Exception exception) when (exception is RunException or InvalidDataException)
        {
            // The disk that failed the run refuses its epitaph too.
        }
    }

    // Nobody else writes here: the run's lock is held.
    private void DeletePartialFiles()
    {
        foreach (var file in _folder.PartialFiles())
        {
            _folder.Delete(file);
        }
    }

    // The manifest first: it tells from then on that the folder is a run's.
    private void Begin(long seed, int generations)
    {
        _folder.Create();
        DeletePartialFiles();
        _record.Save(new Manifest
        {
            Program = Manifest.ProgramName,
            Version = _description.Version,
            Commit = _description.Commit,
            Seed = seed,
            CommandLine = _description.CommandLine,
            Machine = _description.Machine,
            DataFolder = _description.DataFolder,
            DataSha256 = _description.DataSha256,
            State = RunState.Running,
            Started = _time.GetLocalNow(),
            GenerationsPlanned = generations,
            GenerationsDone = 0,
            Files = new Dictionary<string, string>(),
        });
        PutConfig();
        _record.Save(_record.Manifest);
        _log.Write($"started: {generations} generations, seed {seed}, {_description.Machine.Kernels}");
    }

    private void TakeUp(Manifest earlier, int generations)
    {
        _record.Continue(earlier);
        PutConfig();
        var now = new Resumption
        {
            At = _time.GetLocalNow(),
            From = earlier.Checkpoint,
            CommandLine = _description.CommandLine,
            Version = _description.Version,
            Commit = _description.Commit,
            Machine = _description.Machine,
        };
        _record.Save(earlier with
        {
            DataFolder = _description.DataFolder,
            State = RunState.Running,
            Reason = null,
            Finished = null,
            Resumed = [.. earlier.Resumed, now],
            GenerationsPlanned = generations,
        });
        DeletePartialFiles();
        TakeUpTimings(earlier.GenerationsDone);
        _log.Write($"resumed from {earlier.Checkpoint ?? "the beginning"}: {generations} generations, {_description.Machine.Kernels}");
    }

    // Nothing depends on them: a file that was damaged or deleted is begun anew.
    private void TakeUpTimings(int generations)
    {
        if (!_folder.Has(RunFiles.Timings))
        {
            return;
        }

        try
        {
            _timings.AddRange(RunHistoryReader.LoadTimings(_folder).Where(timing => timing.Generation <= generations));
        }
        catch (RunException exception)
        {
            _log.Write($"timings so far are lost: {exception.Message}");
        }
    }

    private void PutConfig() => _record.Put(RunFiles.Config, stream => stream.Write(Encoding.UTF8.GetBytes(_description.ConfigYaml)));

    private bool IsWhole(string file) => _folder.IsWhole(file, _record.HashOf(file));

    private string PutCheckpoint(Checkpoint checkpoint)
    {
        var file = RunFiles.State(checkpoint.Position);
        _record.Put(file, stream => CheckpointFile.Write(stream, checkpoint));
        return file;
    }

    private void PutTables(RunHistory history)
    {
        foreach (var (file, write) in RunTables.Of(history))
        {
            _record.Put(file, write);
        }
    }

    // A phase of this class's own: what it took to write, this file and the manifest left out.
    private void PutTimings(int generation, string phase, long begun)
    {
        _timings.Add(new PhaseTiming(generation, phase, _time.GetElapsedTime(begun).TotalSeconds));
        _record.Put(RunFiles.Timings, stream => TimingsCsv.Write(stream, _timings));
    }
}

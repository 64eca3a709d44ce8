using System.Text;
using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Runs;

/// <summary>Writes a run's folder while the run goes on: after each generation every file is complete up to it.</summary>
/// <remarks>
/// The manifest is written last, so that what it lists is there; what a checkpoint needs goes only after the manifest has ceased to list
/// it. So a run can be killed anywhere and goes on from the checkpoint of its last manifest. Every error of the disk is a
/// <see cref="RunFolderException"/>.
/// </remarks>
public sealed class RunFolderWriter : IRunObserver
{
    private readonly RunFolder _folder;
    private readonly RunDescription _description;
    private readonly IRunPictures _pictures;
    private readonly TimeProvider _time;
    private readonly Manifest? _earlier;
    private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly List<PhaseTiming> _timings = [];
    private readonly RunLog _log;
    private Manifest? _manifest;
    private RunHistory? _history;
    private KeptDataSets _kept;

    /// <summary>A writer of a run, new or resumed, that no other process writes; see <see cref="Storage.RunLock"/>.</summary>
    /// <param name="folder">The folder: not there yet, empty, or that of the run to resume.</param>
    /// <param name="description">What the program knows about the run.</param>
    /// <param name="pictures">Draws the pictures.</param>
    /// <param name="time">The clock of manifest and log, and of the phases <c>write</c> and <c>plot</c> in <c>timings.csv</c>.</param>
    /// <param name="earlier">The manifest of the run to resume; null for a new one.</param>
    public RunFolderWriter(
        RunFolder folder, RunDescription description, IRunPictures pictures, TimeProvider time, Manifest? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(description);
        _folder = folder;
        _description = description;
        _pictures = pictures;
        _time = time;
        _earlier = earlier;
        _log = new RunLog(folder, time);
    }

    private Manifest Begun => _manifest ?? throw new InvalidOperationException("The run has not been started.");

    /// <summary>Writes config and manifest; of a run that is resumed, also removes what a killed process left in the making.</summary>
    /// <exception cref="ArgumentException">The config has no seed.</exception>
    /// <exception cref="RunFolderException">The folder of a new run already holds something, or the disk refuses.</exception>
    public void Started(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var seed = config.Experiment.RandomSeed ?? throw new ArgumentException("A resolved config has a seed.", nameof(config));
        _kept = config.Output.KeepDatasets;
        if (_earlier is null)
        {
            Begin(seed, config.Experiment.Iterations);
        }
        else
        {
            TakeUp(_earlier, config.Experiment.Iterations);
        }
    }

    /// <summary>Takes over the numbers so far; where another number of generations is planned now, writes their tables in its size.</summary>
    public void Resumed(ResumePoint from)
    {
        ArgumentNullException.ThrowIfNull(from);
        _history = from.History;
        if (_earlier is not null && _earlier.GenerationsPlanned != Begun.GenerationsPlanned)
        {
            PutTables(from.History);
            Save(Begun);
        }
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
        if (RunFiles.State(checkpoint.Position) == Begun.Checkpoint)
        {
            // It is there, and written when another number of generations was planned it has other bytes: not to be overwritten.
            return;
        }

        Save(Begun with { Checkpoint = Put(checkpoint) });
        DeleteReplaced();
    }

    /// <summary>Writes the generation's weights, sample sheet and data set, all numbers so far, and the manifest.</summary>
    public void GenerationCompleted(GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var begun = _time.GetTimestamp();
        _history = result.History;
        foreach (var (model, tensors) in result.Weights)
        {
            Put(RunFiles.Checkpoint(model, result.Generation), stream => SafetensorsWriter.Write(stream, tensors));
        }

        if (result.DataSet is { } set && _kept != KeptDataSets.None)
        {
            Put(result.Generation, set);
        }

        Put(_pictures.SampleSheet(result.Samples, result.History.Config));
        PutTables(result.History);
        var checkpoint = result.Checkpoint is null ? null : Put(result.Checkpoint);
        _timings.AddRange(result.Timings);
        PutTimings(result.Generation, "write", begun);
        Save(Begun with { GenerationsDone = result.Generation, Checkpoint = checkpoint });
        DeleteReplaced();
        _log.Write($"generation {result.Generation}: complete, {result.History.Metrics[^1].EffectiveClassesInitial:f3} effective classes");
    }

    /// <summary>Writes plots and animation, and the manifest's last state.</summary>
    public void Finished(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Draw(history);
        Save(Begun with { State = RunState.Finished, Finished = _time.GetLocalNow() });
        _log.Write("finished");
    }

    /// <summary>
    /// Records why the run ends early, and draws what its complete generations have to show. Throws nothing of the disk's: the reason
    /// handed in is the one that the person must see.
    /// </summary>
    /// <param name="reason">A cancellation is an interruption; anything else is a failure.</param>
    public void EndedEarly(Exception reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (_manifest is null)
        {
            return;
        }

        var state = reason is OperationCanceledException ? RunState.Interrupted : RunState.Failed;
        var words = state == RunState.Interrupted ? null : reason.Message;
        try
        {
            // First the state: drawing may fail for the reason that ended the run.
            Save(_manifest with { State = state, Reason = words, Finished = _time.GetLocalNow() });
            _log.Write(words is null ? "interrupted" : $"failed: {words}");
            if (_history is not null && _manifest.GenerationsDone > 0)
            {
                Draw(_history);
                Save(_manifest);
            }
        }
        catch (RunFolderException)
        {
            // The disk that failed the run refuses its epitaph too.
        }
    }

    // The manifest first: it tells from then on that the folder is a run's.
    private void Begin(long seed, int generations)
    {
        _folder.Create();
        Save(new Manifest
        {
            Program = Manifest.ProgramName,
            Version = _description.Version,
            Commit = _description.Commit,
            Seed = seed,
            CommandLine = _description.CommandLine,
            Machine = _description.Machine,
            ProcessId = Environment.ProcessId,
            DataFolder = _description.DataFolder,
            DataSha256 = _description.DataSha256,
            State = RunState.Running,
            Started = _time.GetLocalNow(),
            GenerationsPlanned = generations,
            GenerationsDone = 0,
            Files = _hashes,
        });
        PutConfig();
        Save(Begun);
        _log.Write($"started: {generations} generations, seed {seed}, {_description.Machine.Kernels}");
    }

    private void TakeUp(Manifest earlier, int generations)
    {
        foreach (var (file, hash) in earlier.Files)
        {
            _hashes.Add(file, hash);
        }

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
        Save(earlier with
        {
            ProcessId = Environment.ProcessId,
            DataFolder = _description.DataFolder,
            State = RunState.Running,
            Reason = null,
            Finished = null,
            Resumed = [.. earlier.Resumed, now],
            GenerationsPlanned = generations,
        });
        foreach (var file in _folder.PartialFiles())
        {
            _folder.Delete(file);
        }

        DeleteReplaced();
        if (_folder.Has(RunFiles.Timings))
        {
            _timings.AddRange(RunHistoryReader.LoadTimings(_folder).Where(timing => timing.Generation <= earlier.GenerationsDone));
        }

        _log.Write($"resumed from {earlier.Checkpoint ?? "the beginning"}: {generations} generations, {_description.Machine.Kernels}");
    }

    private void PutConfig() => Put(RunFiles.Config, stream => stream.Write(Encoding.UTF8.GetBytes(_description.ConfigYaml)));

    private void Draw(RunHistory history)
    {
        var (generation, begun) = (Begun.GenerationsDone, _time.GetTimestamp());
        Put(_pictures.Plots(history));
        if (_pictures.Animation(SheetsOnDisk(generation), history.Config) is { } animation)
        {
            Put([animation]);
        }

        PutTimings(generation, "plot", begun);
    }

    private IEnumerable<RunFile> SheetsOnDisk(int lastGeneration)
    {
        for (var generation = 0; generation <= lastGeneration; generation++)
        {
            var file = $"{RunFiles.SampleSheet(generation)}.png";
            yield return new RunFile(file, _folder.Read(file));
        }
    }

    private string Put(Checkpoint checkpoint)
    {
        var file = RunFiles.State(checkpoint.Position);
        Put(file, stream => CheckpointFile.Write(stream, checkpoint));
        return file;
    }

    private void Put(int generation, SampledSet set)
    {
        Put(RunFiles.DataSetImages(generation), stream => NpyWriter.WriteSingles(
            stream, [set.Count, DigitSet.Side, DigitSet.Side], (first, pixels) => set.ReadImages((int)(first / DigitSet.PixelsPerImage), pixels)));
        Put(RunFiles.DataSetLabels(generation), stream => NpyWriter.WriteIntegers(
            stream, [set.Count], (first, labels) => set.ReadLabels((int)first, labels)));
    }

    private void PutTables(RunHistory history)
    {
        foreach (var (file, write) in RunTables.Of(history))
        {
            Put(file, write);
        }
    }

    private void Put(IEnumerable<RunFile> files)
    {
        foreach (var file in files)
        {
            Put(file.Path, stream => stream.Write(file.Content));
        }
    }

    private void Put(string file, Action<Stream> write)
    {
        var hash = _folder.Write(file, write);
        if (RunFiles.IsReproducible(file))
        {
            _hashes[file] = hash;
        }
    }

    // After the manifest that no longer lists them. Also what a killed process wrote and never listed.
    private void DeleteReplaced()
    {
        foreach (var file in _folder.Files(RunFiles.StateFolder).Concat(_folder.Files(RunFiles.DataSetFolder)))
        {
            if (!Begun.Files.ContainsKey(file))
            {
                _folder.Delete(file);
                _hashes.Remove(file);
            }
        }
    }

    private bool IsKept(string file, Manifest manifest) =>
        RunFiles.IsState(file) ? file == manifest.Checkpoint
        : !RunFiles.IsDataSet(file) || _kept == KeptDataSets.All
        || file == RunFiles.DataSetImages(manifest.GenerationsDone) || file == RunFiles.DataSetLabels(manifest.GenerationsDone);

    // A phase of this class's own: what it took to write, this file and the manifest left out.
    private void PutTimings(int generation, string phase, long begun)
    {
        _timings.Add(new PhaseTiming(generation, phase, _time.GetElapsedTime(begun).TotalSeconds));
        Put(RunFiles.Timings, stream => TimingsCsv.Write(stream, _timings));
    }

    private void Save(Manifest manifest)
    {
        var files = _hashes.Where(pair => IsKept(pair.Key, manifest));
        var saved = manifest with { Files = new SortedDictionary<string, string>(files.ToDictionary(), StringComparer.Ordinal) };
        ManifestFile.Save(_folder, saved);
        _manifest = saved;
    }
}

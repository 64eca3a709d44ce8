using System.Text;
using Ouroboros.Configuration;

namespace Ouroboros.Runs;

/// <summary>Writes a run's folder while the run goes on: after each generation every file is complete up to it.</summary>
/// <remarks>The manifest is written last, so that what it lists is there. Every error of the disk is a <see cref="RunFolderException"/>.</remarks>
/// <param name="folder">The folder, not there yet or empty.</param>
/// <param name="description">What the program knows about the run.</param>
/// <param name="pictures">Draws the pictures.</param>
/// <param name="time">The clock of manifest and log, and of the phases <c>write</c> and <c>plot</c> in <c>timings.csv</c>.</param>
public sealed class RunFolderWriter(RunFolder folder, RunDescription description, IRunPictures pictures, TimeProvider time) : IRunObserver
{
    private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly List<PhaseTiming> _timings = [];
    private readonly RunLog _log = new(folder, time);
    private Manifest? _manifest;
    private RunHistory? _history;

    /// <summary>Creates the folder with config, manifest and log.</summary>
    /// <exception cref="ArgumentException">The config has no seed.</exception>
    /// <exception cref="RunFolderException">The folder already holds something, or the disk refuses.</exception>
    public void Started(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var seed = config.Experiment.RandomSeed ?? throw new ArgumentException("A resolved config has a seed.", nameof(config));
        folder.Create();
        Put(RunFiles.Config, stream => stream.Write(Encoding.UTF8.GetBytes(description.ConfigYaml)));
        Save(new Manifest
        {
            Program = Manifest.ProgramName,
            Version = description.Version,
            Commit = description.Commit,
            Seed = seed,
            CommandLine = description.CommandLine,
            Machine = description.Machine,
            State = RunState.Running,
            Started = time.GetLocalNow(),
            GenerationsPlanned = config.Experiment.Iterations,
            GenerationsDone = 0,
            Files = _hashes,
        });
        _log.Write($"started: {config.Experiment.Iterations} generations, seed {seed}, {description.Machine.Kernels}");
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

    /// <summary>Writes the generation's weights and sample sheet, all numbers so far, and the manifest.</summary>
    public void GenerationCompleted(GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var begun = time.GetTimestamp();
        _history = result.History;
        foreach (var (model, tensors) in result.Weights)
        {
            Put(RunFiles.Checkpoint(model, result.Generation), stream => SafetensorsWriter.Write(stream, tensors));
        }

        Put(pictures.SampleSheet(result.Samples, result.History.Config));
        foreach (var (file, write) in RunTables.Of(result.History))
        {
            Put(file, write);
        }

        _timings.AddRange(result.Timings);
        PutTimings(result.Generation, "write", begun);
        Save(Begun with { GenerationsDone = result.Generation });
        _log.Write($"generation {result.Generation}: complete, {result.History.Metrics[^1].EffectiveClassesInitial:f3} effective classes");
    }

    /// <summary>Writes plots and animation, and the manifest's last state.</summary>
    public void Finished(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Draw(history);
        Save(Begun with { State = RunState.Finished, Finished = time.GetLocalNow() });
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
            Save(_manifest with { State = state, Reason = words, Finished = time.GetLocalNow() });
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

    private Manifest Begun => _manifest ?? throw new InvalidOperationException("The run has not been started.");

    private void Draw(RunHistory history)
    {
        var begun = time.GetTimestamp();
        Put(pictures.Plots(history));
        if (pictures.Animation(SheetsOnDisk(Begun.GenerationsDone), history.Config) is { } animation)
        {
            Put([animation]);
        }

        PutTimings(Begun.GenerationsDone, "plot", begun);
    }

    private IEnumerable<RunFile> SheetsOnDisk(int lastGeneration)
    {
        for (var generation = 0; generation <= lastGeneration; generation++)
        {
            var file = $"{RunFiles.SampleSheet(generation)}.png";
            yield return new RunFile(file, folder.Read(file));
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
        var hash = folder.Write(file, write);
        if (RunFiles.IsReproducible(file))
        {
            _hashes[file] = hash;
        }
    }

    // A phase of this class's own: what it took to write, this file and the manifest left out.
    private void PutTimings(int generation, string phase, long begun)
    {
        _timings.Add(new PhaseTiming(generation, phase, time.GetElapsedTime(begun).TotalSeconds));
        Put(RunFiles.Timings, stream => TimingsCsv.Write(stream, _timings));
    }

    private void Save(Manifest manifest)
    {
        ManifestFile.Save(folder, manifest);
        _manifest = manifest;
    }
}

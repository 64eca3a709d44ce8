using Ouroboros.Numerics.Random;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Kills a run at random moments, lets it go on, and kills it again, until it may finish.</summary>
/// <param name="whole">What it must equal then.</param>
/// <param name="kills">Kills to deal.</param>
/// <param name="seed">Seed of the moments.</param>
internal sealed class KillCampaign(UninterruptedRuns whole, int kills, int seed)
{
    // So many that a process makes some progress before it is killed, and so few that a kill seldom finds the run finished.
    private const int VaeEpochsPerKill = 20;

    private const double Longer = 1.1;
    private const double Shorter = 0.9;

    private readonly Experiment _experiment = Of(kills);
    private readonly SortedDictionary<string, int> _differing = new(StringComparer.Ordinal);
    private readonly int[,] _dealt = new int[Of(kills).Generations + 2, 3];
    private double _longest = 1;
    private int _kills;
    private int _idle;
    private int _files;
    private int _runs;

    /// <summary>Files that were not those of the run that nothing happened to.</summary>
    public IReadOnlyCollection<string> Differing => _differing.Keys;

    /// <summary>Deals all kills; more than one run may have to take them.</summary>
    public void Run()
    {
        while (_kills < kills)
        {
            using var run = new TestedRun(whole, _experiment);
            TrainingPosition? before = null;
            while (!Finishes(run))
            {
                Count(run.Checkpoint, before);
                before = run.Checkpoint;
            }

            _runs++;
            Compare(run);
        }
    }

    /// <summary>What happened, in words and numbers.</summary>
    public string Report()
    {
        var words = new StringWriter();
        words.WriteLine($"{_kills} kills of a run of {_experiment.Generations} generations, seed {seed}; by the checkpoint that each left:");
        words.WriteLine("generation  at its start  vae  classifier");
        for (var generation = 0; generation <= _experiment.Generations + 1; generation++)
        {
            var name = generation == 0 ? "none yet" : generation > _experiment.Generations ? "pictures" : $"{generation}";
            words.WriteLine($"{name,-10}  {_dealt[generation, 0],12}  {_dealt[generation, 1],3}  {_dealt[generation, 2],10}");
        }

        words.WriteLine($"{_idle} processes were killed before they had made a checkpoint.");
        words.WriteLine($"{_runs} finished, {_runs * _experiment.Generations} generations computed, {_files} files compared, {_differing.Count} differ.");
        foreach (var (file, runs) in _differing)
        {
            words.WriteLine($"  {file}, {runs} times");
        }

        return words.ToString();
    }

    private static Experiment Of(int kills)
    {
        var generations = Math.Clamp(kills / 5, 10, 40);
        return Experiment.Kept with { Generations = generations, VaeEpochs = Math.Max(Experiment.Kept.VaeEpochs, VaeEpochsPerKill * kills / generations) };
    }

    // One process: whatever moment it is killed at, the next must find a run to go on with.
    private bool Finishes(TestedRun run)
    {
        using var program = run.Folder.IsUntouched() ? run.Begin() : run.Resume();
        if (_kills < kills)
        {
            program.KillAfter(TimeSpan.FromSeconds(_longest * Share(_kills)));
        }

        var (code, _, error) = program.Wait();
        Assert.True(code is ExitCodes.Success or 128 + (int)UnixSignal.Kill && error.Length == 0, $"Exit code {code} after {_kills} kills: {error}");
        return code == ExitCodes.Success;
    }

    // 0 to 1: a fifth of the kills in the first half, where a process starts, and most near the end, where it trains and writes.
    private double Share(int kill) => 1 - Math.Pow(Philox.Block((uint)seed, 0, new PhiloxBlock((uint)kill, 0, 0, 0)).Word0 / Math.Pow(2, 32), 3);

    // The next process gets longer if this one came to nothing or the run lags behind the kills, and less if it is ahead of them. Where
    // only the pictures are left, no process gets further before it has finished.
    private void Count(TrainingPosition? now, TrainingPosition? before)
    {
        _kills++;
        _idle += now == before ? 1 : 0;
        var done = now is null ? 0 : now.Generation - 1 + (now.Model == TrainedModel.Classifier ? 0.9 : 0);
        if (done < _experiment.Generations)
        {
            _longest *= now == before || done / _experiment.Generations < (double)_kills / kills ? Longer : Shorter;
        }

        _dealt[now?.Generation ?? 0, now is null or { Model: TrainedModel.Vae, Epoch: 1, Step: 0 } ? 0 : now.Model == TrainedModel.Vae ? 1 : 2]++;
    }

    private void Compare(TestedRun run)
    {
        var (expected, onDisk, manifest) = (whole.Hashes(_experiment), run.Folder.HashFiles(), run.Manifest);
        foreach (var file in expected.Keys.Concat(onDisk.Keys).Concat(manifest.Files.Keys).Distinct(StringComparer.Ordinal))
        {
            _files++;
            var hash = expected.GetValueOrDefault(file);
            if (hash is null || hash != onDisk.GetValueOrDefault(file) || hash != manifest.Files.GetValueOrDefault(file))
            {
                _differing[file] = _differing.GetValueOrDefault(file) + 1;
            }
        }

        Assert.Empty(run.Folder.PartialFiles());
        Assert.Equal(RunState.Finished, manifest.State);
        var generations = File.ReadLines(run.Folder.FullPath(RunFiles.Metrics)).Skip(1).Select(line => line.Split(',')[0]);
        Assert.Equal(Enumerable.Range(0, _experiment.Generations + 1).Select(generation => $"{generation}"), generations);
    }
}

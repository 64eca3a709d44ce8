using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros clean --weights</c>: removes the weights of finished runs, after naming the runs and asking.</summary>
/// <param name="services">Streams to ask and tell with.</param>
/// <param name="experiments">Where the runs are.</param>
internal sealed class CleanWeights(CliServices services, ExperimentsFolder experiments)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Removes the weights.</summary>
    /// <param name="names">Names or paths of runs, groups and sweeps; none for every run that has finished and is not at work.</param>
    /// <param name="yes">Whether not to ask.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserError">Something named is no run, has not finished or is at work; or there is nobody to ask.</exception>
    /// <exception cref="RunException">A manifest is damaged, a link lies among the weights, or the disk refuses.</exception>
    public int Execute(string[] names, bool yes)
    {
        List<(RunFolder Folder, RunWeights Weights)> chosen = names.Length == 0
            ? Finished()
            : [.. names.SelectMany(Named).DistinctBy(run => run.Folder.Root).Select(run => (run.Folder, RunWeights.Of(run.Folder, run.Manifest)))];
        chosen.RemoveAll(run => run.Weights.AreGone);
        if (chosen.Count == 0)
        {
            _terminal.Out.WriteLine("No weights to remove.");
            return ExitCodes.Success;
        }

        TextTable.Write(_terminal, header: null, [.. chosen.Select(run => Row(run.Folder, run.Weights))], 1, 2);
        _terminal.Say("All else stays. Without its weights a run cannot go on past its end.");
        if (!yes && !CleanCommand.Agreed(_terminal, $"Remove the weights of {Total(chosen.ConvertAll(run => run.Weights))}?"))
        {
            _terminal.Out.WriteLine("Nothing deleted.");
            return ExitCodes.Success;
        }

        _terminal.Out.WriteLine($"Removed the weights of {Total(chosen.ConvertAll(run => Remove(run.Folder)))}.");
        return ExitCodes.Success;
    }

    private string[] Row(RunFolder folder, RunWeights weights) =>
        [_terminal.Shown(folder.Root), Units.Count(weights.Files.Count, "file"), Units.Bytes(weights.Bytes)];

    private static string Total(List<RunWeights> weights) => $"{Units.Count(weights.Count, "run")}, {Units.Bytes(weights.Sum(each => each.Bytes))}";

    // What cannot be cleaned keeps nothing else from it where nobody named it.
    private List<(RunFolder Folder, RunWeights Weights)> Finished()
    {
        var found = new List<(RunFolder, RunWeights)>();
        foreach (var run in CleanCommand.Idle(services, experiments).SelectMany(idle => idle.Runs))
        {
            try
            {
                ThrowIfUnfinished(run, "It is left out.");
                found.Add((run.Folder, RunWeights.Of(run.Folder, run.Manifest)));
            }
            catch (UserError unfinished)
            {
                _terminal.Complain(unfinished.Message);
            }
            catch (RunException refused)
            {
                _terminal.Complain($"ouroboros: {refused.Message} It is left out.");
            }
        }

        return found;
    }

    private List<KnownRun> Named(string name)
    {
        var path = experiments.FindFolder(name);
        var runs = SeveralRuns.In(path, _terminal);
        if (KnownFolder.Find(path) is { } found)
        {
            CleanCommand.ThrowIfAlive(found, _terminal);
        }

        runs.ForEach(run => ThrowIfUnfinished(run, "Nothing was deleted."));
        return runs;
    }

    // Looked at once more: between the list and the answer somebody may have gone on with the run.
    private RunWeights Remove(RunFolder folder)
    {
        using var held = RunLock.Take(folder);
        var run = new KnownRun(folder, ManifestFile.Load(folder));
        ThrowIfUnfinished(run, "Its weights were not removed.");
        return RunWeights.Remove(folder, run.Manifest);
    }

    private void ThrowIfUnfinished(KnownRun run, string end)
    {
        if (run.Manifest.State != RunState.Finished)
        {
            var shown = _terminal.Shown(run.Folder.Root);
            throw new UserError(
                $"ouroboros: {shown}: found the run {ListCommand.StateOf(run)}, expected it finished: until then it needs its weights to go on "
                + $"({_terminal.Command} resume {Terminal.Word(shown)}). {end}");
        }
    }
}

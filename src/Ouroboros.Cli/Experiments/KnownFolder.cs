using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Experiments;

/// <summary>A folder of this program among the runs: a run, or one that holds several.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Started">When it began.</param>
/// <param name="Runs">Its runs that have begun; the folder itself for a single run.</param>
/// <param name="Planned">Runs that it is to have.</param>
/// <param name="Kind">What it is: <c>run</c>, <c>replicates</c> or <c>sweep</c>.</param>
internal sealed record KnownFolder(RunFolder Folder, DateTimeOffset Started, IReadOnlyList<KnownRun> Runs, int Planned, string Kind)
{
    /// <summary>What <see cref="Kind"/> is of a single run.</summary>
    public const string Run = "run";

    /// <summary>Runs in it that have begun and cannot be read.</summary>
    public IReadOnlyList<UnreadableFolder> Unreadable { get; private init; } = [];

    /// <summary>Whether it holds several runs.</summary>
    public bool IsSeveral => Kind != Run;

    /// <summary>What a folder is; null when it is none of this program: a link, or no file that says so.</summary>
    /// <exception cref="RunException">The file that says so is damaged, of a newer version, or the disk refuses.</exception>
    public static KnownFolder? Find(string path)
    {
        var folder = new RunFolder(path);
        try
        {
            if (KnownGroup.IsThere(folder, GroupFiles.Sweep))
            {
                var sweep = GroupFile.LoadSweep(folder);
                string[] points = [.. sweep.Points.Select(point => folder.FullPath(point.Name))];
                return sweep.Seeds is { } seeds
                    ? Several(folder, sweep.Started, points.SelectMany(point => Replicates(point, seeds)), points.Length * seeds.Count, SweepPlan.KindName)
                    : Several(folder, sweep.Started, points, points.Length, SweepPlan.KindName);
            }

            if (KnownGroup.IsThere(folder, GroupFiles.Replicates))
            {
                var group = GroupFile.LoadReplicates(folder);
                return Several(folder, group.Started, Replicates(path, group.Seeds), group.Seeds.Count, ReplicateGroup.KindName);
            }
        }
        catch (RunFileException exception) when (exception.IsForeign)
        {
            return null;
        }

        return KnownRun.Find(path) is { } run ? new(run.Folder, run.Manifest.Started, [run], 1, Run) : null;
    }

    /// <summary>Whether a process is at work on it or on a run in it.</summary>
    public bool IsAlive() => RunLock.IsTaken(Folder) || (IsSeveral && Runs.Any(run => run.IsAlive()));

    private static IEnumerable<string> Replicates(string path, IEnumerable<long> seeds) => seeds.Select(seed => Path.Combine(path, GroupFiles.Replicate(seed)));

    private static KnownFolder Several(RunFolder folder, DateTimeOffset started, IEnumerable<string> paths, int planned, string kind)
    {
        var (runs, unreadable) = UnreadableFolder.Search(paths, KnownRun.Find);
        return new(folder, started, runs, planned, kind) { Unreadable = unreadable };
    }
}

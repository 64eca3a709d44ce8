using Ouroboros.Replication;

namespace Ouroboros.Cli.Groups;

/// <summary>Names that tell runs apart.</summary>
internal static class DifferentNames
{
    /// <summary>Runs of one name, from different folders, under their paths; the others as they are.</summary>
    public static List<ComparedRun> Of(IReadOnlyList<(ComparedRun Run, string Path)> runs, Terminal terminal)
    {
        var twice = runs.GroupBy(run => run.Run.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. runs.Select(run => twice.Contains(run.Run.Name) ? run.Run with { Name = terminal.Shown(run.Path) } : run.Run)];
    }
}

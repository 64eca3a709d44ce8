using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Reporting.Html;

/// <summary>What a report speaks of: a run, or a group of replicates.</summary>
/// <param name="Numbers">Its metrics by generation, summed up over replicates.</param>
/// <param name="Runs">The run, or those of the replicates that can be read.</param>
public sealed record ReportSubject(ComparedRun Numbers, IReadOnlyList<ReportedRun> Runs)
{
    /// <summary>Its name.</summary>
    public string Name => Numbers.Name;

    /// <summary>A single run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="run">What stands in it.</param>
    /// <exception cref="RunFolderException">A table is missing, or the disk refuses.</exception>
    /// <exception cref="RunFileException">A table is damaged.</exception>
    public static ReportSubject Of(RunFolder folder, ReportedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(ComparedRun.OfRun(folder, run.Manifest), [run]);
    }
}

namespace Ouroboros.Replication;

/// <summary>Files of folders that hold several runs: paths from the folder, with <c>/</c>.</summary>
public static class GroupFiles
{
    /// <summary>What a group of replicates is.</summary>
    public const string Replicates = "replicates.json";

    /// <summary>What a sweep is.</summary>
    public const string Sweep = "sweep.json";

    /// <summary>Every metric by generation over all replicates.</summary>
    public const string Summary = "summary.csv";

    /// <summary>When each replicate collapsed.</summary>
    public const string Collapse = "collapse.csv";

    /// <summary>When replicates collapse, over all of them.</summary>
    public const string CollapseSummary = "collapse_summary.csv";

    /// <summary>The points of a sweep and what came of them.</summary>
    public const string SweepTable = "sweep.csv";

    /// <summary>The numbers of runs side by side.</summary>
    public const string Comparison = "comparison.csv";

    /// <summary>Folder of a replicate.</summary>
    public static string Replicate(long seed) => $"seed_{seed}";

    /// <summary>Plot of a metric, without its ending <c>.png</c> or <c>.svg</c>.</summary>
    public static string Plot(string metric) => $"plots/{metric}";
}

using Ouroboros.Data;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Display;

/// <summary>Where a run stands at a moment.</summary>
internal sealed record ProgressSnapshot
{
    /// <summary>Generations asked for; 0 before the start.</summary>
    public int Generations { get; init; }

    /// <summary>Classes of the classifier: the most effective classes can be.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>The data set, which names the labels.</summary>
    public DataSource Source { get; init; } = new(KnownDataSets.All[0], null);

    /// <summary>Generations complete.</summary>
    public int Completed { get; init; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Estimated time to the end; null while it cannot be told.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>Share of the training work done, 0 to 1.</summary>
    public double Fraction { get; init; }

    /// <summary>Share that was done before this process took the run up, 0 to 1.</summary>
    public double BegunAt { get; init; }

    /// <summary>Training in hand; null between trainings.</summary>
    public TrainingProgress? Training { get; init; }

    /// <summary>The last complete epoch of the model in training; null before its first.</summary>
    public EpochRecord? LastEpoch { get; init; }

    /// <summary>Images learned from each second by the model in training; null while it cannot be told.</summary>
    public double? ImagesPerSecond { get; init; }

    /// <summary>Whether the run is over.</summary>
    public bool IsFinished { get; init; }

    /// <summary>What the run waits for, <c>waiting for ...</c>; null when it does not.</summary>
    public string? Waiting { get; init; }

    /// <summary>Finished generations.</summary>
    public IReadOnlyList<GenerationRow> Rows { get; init; } = [];
}

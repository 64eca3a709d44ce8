namespace Ouroboros.Data.Fetching;

/// <summary>How patient a download is.</summary>
public sealed record FetchPolicy
{
    /// <summary>Longest silence of a server: to connect, to answer, and between two pieces of content.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts at one address before the next is tried, at least 1.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Pause before the second attempt; each further pause is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before an attempt.</summary>
    /// <param name="attempt">The attempt, from 2.</param>
    public TimeSpan PauseBefore(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 2);

        // Shifted no further than the longest pause can be.
        var pause = FirstPause * (1L << Math.Min(attempt - 2, 30));
        return pause < LongestPause ? pause : LongestPause;
    }
}

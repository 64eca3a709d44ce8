namespace Ouroboros.Data.Fetching;

/// <summary>How patient a download is. Setting a value that would never end or never begin throws an <see cref="ArgumentException"/>.</summary>
public sealed record FetchPolicy
{
    private const int MostAttempts = 1_000;

    // What timers take; far longer than anybody waits.
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>Longest silence of a server: to connect, to answer, and between two pieces of content; above 0, at most a day.</summary>
    public TimeSpan Stall { get; init => field = Within(value, TimeSpan.FromTicks(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts at one address before the next is tried, 1 to 1,000.</summary>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostAttempts);
            field = value;
        }
    } = 4;

    /// <summary>Pause before the second attempt; each further pause is twice as long. At least 0, at most a day.</summary>
    public TimeSpan FirstPause { get; init => field = Within(value, TimeSpan.Zero); } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause; at least 0, at most a day.</summary>
    public TimeSpan LongestPause { get; init => field = Within(value, TimeSpan.Zero); } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before an attempt.</summary>
    /// <param name="attempt">The attempt, from 2.</param>
    public TimeSpan PauseBefore(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 2);

        // As numbers: the product of a long pause is no time span any more.
        var seconds = FirstPause.TotalSeconds * (1L << Math.Min(attempt - 2, 30));
        return seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause;
    }

    private static TimeSpan Within(TimeSpan value, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, _longest);
        return value;
    }
}

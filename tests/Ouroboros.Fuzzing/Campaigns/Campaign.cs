using Ouroboros.Fuzzing.Readers;

namespace Ouroboros.Fuzzing.Campaigns;

/// <summary>Reads one damaged file after the other and stops at the first that does more harm than being refused.</summary>
/// <param name="reader">The reader.</param>
/// <param name="files">A case's file by its number.</param>
/// <param name="memory">The process's memory.</param>
internal sealed class Campaign(FuzzedReader reader, Func<long, byte[]> files, MemoryWatch memory)
{
    // The watch counts its own looks, not a clock's seconds: a machine that stands still does not hang a reader.
    private const int LookMilliseconds = 100;
    private const int CasesBetweenMemoryChecks = 64;

    // More than any file of a campaign has.
    private const int MostShown = 100_000;

    private volatile byte[] _file = [];
    private long _number;
    private string? _failure;

    /// <summary>How long a case may take before it counts as one that never ends.</summary>
    public int LongestCaseMilliseconds { get; init; } = 10_000;

    /// <summary>Runs cases.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    public CampaignReport Run(long first, long count)
    {
        var report = new CampaignReport(0, 0, 0, 0);
        var worker = new Thread(() => report = Work(first, count)) { IsBackground = true };
        worker.Start();
        var (watched, looks) = (-1L, 0);
        while (!worker.Join(LookMilliseconds))
        {
            var number = Volatile.Read(ref _number);
            (watched, looks) = (number, number == watched ? looks + 1 : 0);
            if (looks * LookMilliseconds > LongestCaseMilliseconds)
            {
                Fail(number, $"not done after {LongestCaseMilliseconds} ms");
            }
        }

        if (_failure is not null)
        {
            Fail(_number, _failure);
        }

        return report;
    }

    private CampaignReport Work(long first, long count)
    {
        var (accepted, mostAllocated, highest) = (0L, 0L, 0L);
        for (var number = first; number < first + count; number++)
        {
            Volatile.Write(ref _number, number);
            _file = files(number);
            var outcome = reader.Judge(_file);
            accepted += outcome.Accepted ? 1 : 0;
            mostAllocated = Math.Max(mostAllocated, outcome.Allocated);
            if ((number - first) % CasesBetweenMemoryChecks == 0)
            {
                highest = Math.Max(highest, memory.Above());
            }

            _failure = outcome.Failure
                ?? (highest > MemoryWatch.Most ? $"the process takes {highest} bytes more than at its start; {MemoryWatch.Most} are allowed" : null);
            if (_failure is not null)
            {
                break;
            }
        }

        return new CampaignReport(accepted, count - accepted, mostAllocated, highest);
    }

    private void Fail(long number, string what)
    {
        var shown = Convert.ToBase64String(_file, 0, Math.Min(_file.Length, MostShown));
        Assert.Fail(
            $"""
            {reader.Name}:{number}: {what}
            The file{(_file.Length > MostShown ? $", {MostShown} bytes of {_file.Length}" : "")} in base64: {shown}
            """);
    }
}

using Ouroboros.Fuzzing.Campaigns;
using Ouroboros.Fuzzing.Readers;

namespace Ouroboros.Fuzzing;

public sealed class CampaignTests(CampaignTests.Process process) : IClassFixture<CampaignTests.Process>
{
    public static TheoryData<string> Readers => [.. FuzzedReaders.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Whatever_is_damaged_is_read_or_refused_in_the_readers_own_way(string name)
    {
        var settings = process.Settings;
        var (first, count) = settings.CasesOf(name);
        Assert.SkipWhen(count == 0, $"Only {settings.Only} is run.");
        var reader = FuzzedReaders.Named(name);
        var report = new Campaign(reader, reader.Case, process.Memory).Run(first, count);
        if (settings.Prints)
        {
            Console.WriteLine(report.Row(name));
        }

        // A reader that refuses everything, or nothing, would not have been fuzzed.
        Assert.True(count < 1000 || (report.Accepted > 0 && report.Refused > count / 10), report.Row(name));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_seed_is_accepted(string name)
    {
        var reader = FuzzedReaders.Named(name);
        foreach (var seed in reader.Seeds)
        {
            Assert.True(reader.Accepts(seed.Finish(seed.Content)));
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_case_is_the_same_file_every_time_and_another_than_the_next(string name)
    {
        var reader = FuzzedReaders.Named(name);
        var files = Enumerable.Range(0, 100).Select(number => Convert.ToBase64String(reader.Case(number))).ToList();
        Assert.Equal(files, Enumerable.Range(0, 100).Select(number => Convert.ToBase64String(reader.Case(number))));
        Assert.InRange(files.Distinct(StringComparer.Ordinal).Count(), 90, 100);
    }

    [Fact]
    public void The_heap_is_limited() => Assert.InRange(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, 1, 210_000_000);

    /// <summary>What all campaigns of the process share.</summary>
    public sealed class Process
    {
        public Process()
        {
            Settings = FuzzSettings.FromEnvironment();
            Memory = new MemoryWatch();
            if (Settings.Prints)
            {
                Console.WriteLine(CampaignReport.Header);
            }
        }

        internal FuzzSettings Settings { get; }

        internal MemoryWatch Memory { get; }
    }
}

using System.Globalization;
using Ouroboros.Numerics.Simd;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>Every item of every job is done once, whoever does it and however fast jobs follow each other.</summary>
public sealed class WorkerTeamTests
{
    private const int TwoTypesItems = 6;

    private static readonly int[] _itemCounts = [0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 100, 1000, 65_537];

    public static TheoryData<int> ThreadCounts => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_item_is_done_once(int threads)
    {
        using var team = new WorkerTeam(threads);
        Assert.Equal(threads, team.Threads);
        foreach (var items in _itemCounts)
        {
            Assert.Equal(Enumerable.Repeat(1, items), Counts(team, items));
        }
    }

    /// <summary>A job is announced while workers still look for items of the one before.</summary>
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Thousands_of_jobs_follow_each_other(int threads)
    {
        const int jobs = 20_000;
        using var team = new WorkerTeam(threads);
        for (var number = 0; number < jobs; number++)
        {
            var items = 1 + (number % 11);
            var counts = Counts(team, items);
            Assert.True(counts.All(count => count == 1), $"Job {number} of {items} items: {string.Join(", ", counts)}");
        }
    }

    /// <summary>Jobs of two types, one with much more state than the other: a worker must not mix them up.</summary>
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public unsafe void Jobs_of_different_types_take_turns(int threads)
    {
        using var team = new WorkerTeam(threads);
        Span<long> sums = stackalloc long[TwoTypesItems];
        fixed (long* pointer = sums)
        {
            for (var number = 1; number <= 5000; number++)
            {
                var weights = new WeightedJob(pointer, number, 2L * number, 3L * number);
                team.Run(ref weights, weights.Items);
                var doubling = new DoublingJob(pointer);
                team.Run(ref doubling, doubling.Items);
                for (var item = 0; item < TwoTypesItems; item++)
                {
                    Assert.Equal(2L * number * (1 + (2 * item) + (3 * item * item)), sums[item]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Workers_that_fell_asleep_wake_for_the_next_job(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var round = 0; round < 10; round++)
        {
            // Far longer than workers spin, so that they sleep.
            Thread.Sleep(20);
            Assert.Equal(Enumerable.Repeat(1, 50), Counts(team, 50));
        }
    }

    /// <summary>Items that wait for each other end only if a thread of its own is at each.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public unsafe void All_threads_take_part_also_after_they_slept(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var round = 0; round < 5; round++)
        {
            Thread.Sleep(20);
            var (arrived, met) = (0, 0);
            var job = new MeetingJob(&arrived, &met, threads);
            team.Run(ref job, job.Items);
            Assert.Equal(threads, met);
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_team_can_be_disposed_of_awake_asleep_and_unused(int threads)
    {
        Dispose(_ => { });
        Dispose(_ => Thread.Sleep(20));
        Dispose(team => Assert.Equal([1, 1, 1], Counts(team, 3)));
        void Dispose(Action<WorkerTeam> before)
        {
            var team = new WorkerTeam(threads);
            before(team);
            var disposal = new Thread(team.Dispose) { IsBackground = true };
            disposal.Start();
            Assert.True(disposal.Join(TimeSpan.FromSeconds(30)), "Dispose does not return.");
        }
    }

    /// <summary>What fails on any thread reaches the caller, nobody waits for ever, and the next job is whole.</summary>
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void An_item_that_throws_fails_its_job_alone(int threads)
    {
        Limited.Run(() =>
        {
            using var team = new WorkerTeam(threads);
            foreach (var (first, end) in ((int First, int End)[])[(0, 1), (99, 100), (50, 51), (0, 100)])
            {
                var job = new FailingJob(first, end);
                var exception = Assert.Throws<InvalidTimeZoneException>(() => team.Run(ref job, job.Items));
                Assert.InRange(int.Parse(exception.Message, CultureInfo.InvariantCulture), first, end - 1);
                Assert.Equal(Enumerable.Repeat(1, 100), Counts(team, 100));
            }
        });
    }

    [Fact]
    public void A_team_can_be_disposed_of_twice()
    {
        var team = new WorkerTeam(3);
        team.Dispose();
        team.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_team_has_at_least_the_caller(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(threads));

    private static unsafe int[] Counts(WorkerTeam team, int items)
    {
        var counts = new int[items];
        fixed (int* pointer = counts)
        {
            var job = new CountingJob(pointer, items);
            team.Run(ref job, job.Items);
        }

        return counts;
    }

    private readonly unsafe struct CountingJob(int* counts, int items) : IJob
    {
        public int Items => items;

        public void Execute(int item) => Interlocked.Increment(ref counts[item]);
    }

    private readonly struct FailingJob(int first, int end) : IJob
    {
        public int Items => 100;

        public void Execute(int item)
        {
            if (item >= first && item < end)
            {
                throw new InvalidTimeZoneException(item.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private readonly unsafe struct WeightedJob(long* sums, long constant, long linear, long square) : IJob
    {
        public int Items => TwoTypesItems;

        public void Execute(int item) => sums[item] = constant + (linear * item) + (square * item * item);
    }

    private readonly unsafe struct DoublingJob(long* sums) : IJob
    {
        public int Items => TwoTypesItems;

        public void Execute(int item) => sums[item] *= 2;
    }

    private readonly unsafe struct MeetingJob(int* arrived, int* met, int expected) : IJob
    {
        public int Items => expected;

        public void Execute(int item)
        {
            Interlocked.Increment(ref *arrived);
            var deadline = Environment.TickCount64 + 30_000;
            while (Volatile.Read(ref *arrived) < expected && Environment.TickCount64 < deadline)
            {
                Thread.Yield();
            }

            if (Environment.TickCount64 < deadline)
            {
                Interlocked.Increment(ref *met);
            }
        }
    }
}

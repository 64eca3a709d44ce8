using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Tests.Groups;

public sealed class JobsTests : IDisposable
{
    private static readonly RunPlan Plan = new(Presets.Quick, DataFacts.Mnist);

    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(3, 10, 8, 3, 2)]
    [InlineData(20, 4, 8, 4, 2)]
    [InlineData(4, 4, 2, 4, 1)]
    public void What_is_asked_for_is_done_with_the_threads_there_are(int asked, int runs, int threads, int count, int each) =>
        Assert.Equal((count, each), Both(Jobs.Asked(asked, runs, threads)));

    // A run with few threads takes so many times as long as with all of them.
    [Theory]
    [InlineData(1.2, 2, 1)]
    [InlineData(2.5, 1, 2)]
    public void Side_by_side_is_chosen_when_it_is_faster(double slower, int count, int each)
    {
        Measured(threads => threads == 2 ? 1 : slower);
        Assert.Equal((count, each), Both(Jobs.Fastest(_cli.Services(), [Plan], runs: 4, threads: 2, measureAlone: false)));
    }

    [Fact]
    public void Several_ways_of_sharing_many_threads_are_measured()
    {
        Measured(threads => threads switch { 16 => 1, 4 => 1.1, _ => 9 });
        Assert.Equal((4, 4), Both(Jobs.Fastest(_cli.Services(), [Plan], runs: 16, threads: 16, measureAlone: false)));
    }

    /// <summary>The largest of the runs decides, on the device as well as here.</summary>
    [Theory]
    [InlineData(10, 4)]
    [InlineData(2.6, 2)]
    [InlineData(1, 1)]
    public void No_more_are_at_work_than_fit_into_the_memory_of_a_device(double times, int count)
    {
        Measured(_ => 1);
        var large = new RunPlan(Presets.Quick with { Experiment = Presets.Quick.Experiment with { NumGeneratedSamples = 200_000 } }, DataFacts.Mnist);
        var services = _cli.Services() with { DeviceBytes = (long)(times * MemoryEstimate.OnDevice(large).All) };
        Assert.Equal(count, Jobs.Fastest(services, [Plan, large], runs: 4, threads: 4, measureAlone: false).Count);
    }

    [Fact]
    public void One_run_or_one_thread_leaves_nothing_to_measure()
    {
        _cli.MeasureImageTimes = (_, _, _) => throw new InvalidOperationException("Nothing was to be measured.");
        Assert.Equal((1, 8), Both(Jobs.Fastest(_cli.Services(), [Plan], runs: 1, threads: 8, measureAlone: false)));
        Assert.Equal((1, 1), Both(Jobs.Fastest(_cli.Services(), [Plan], runs: 8, threads: 1, measureAlone: false)));
    }

    [Fact]
    public void Rounds_count()
    {
        Measured(_ => 1);
        var three = Jobs.Asked(2, 3, 2).Timed(_cli.Services(), Plan, 3).Total!.Value;
        var four = Jobs.Asked(2, 4, 2).Timed(_cli.Services(), Plan, 4).Total!.Value;
        Assert.Equal(four, three);
    }

    private static (int Count, int Each) Both(Jobs jobs) => (jobs.Count, jobs.ThreadsEach);

    private void Measured(Func<int, double> factor) => _cli.MeasureImageTimes = (_, threads, _) =>
        new(Enum.GetValues<Workload>().ToDictionary(workload => workload, _ => 0.001 * factor(threads)), OfSmallerModels: false);
}

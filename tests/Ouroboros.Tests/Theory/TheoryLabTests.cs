using System.Text;
using Ouroboros.Regimes;
using Ouroboros.Theory;

namespace Ouroboros.Tests.Theory;

public sealed class TheoryLabTests
{
    private static readonly TheorySettings _small = new() { Rows = 10, Generations = 4, Chains = 700, Seed = 3 };

    public static TheoryData<TheoryModelKind> Models => [.. Enum.GetValues<TheoryModelKind>()];

    [Theory]
    [MemberData(nameof(Models))]
    public void Any_number_of_threads_gives_the_same_bytes(TheoryModelKind model)
    {
        var settings = TheoryModels.Defaults(model) with { Rows = 12, Generations = 4, Chains = 300, Seed = 3 };
        Assert.Equal(Table(settings, threads: 1), Table(settings, threads: 7));
        Assert.NotEqual(Table(settings, threads: 1), Table(settings with { Seed = 4 }, threads: 1));
    }

    [Fact]
    public void Means_and_standard_errors_are_those_of_the_chains()
    {
        var settings = _small with { Chains = 5 };
        var series = Run(settings).Series[0];
        Assert.Equal(5, series.Examples.Count);
        foreach (var point in series.Points)
        {
            var values = series.Examples.Select(chain => chain[point.Generation - 1]).ToArray();
            var variance = values.Sum(value => Math.Pow(value - values.Average(), 2)) / 4;
            Assert.Equal(values.Average(), point.Mean!.Value, 1e-12);
            Assert.Equal(Math.Sqrt(variance / 5), point.StandardError!.Value, 1e-12);
        }
    }

    [Fact]
    public void Blocks_of_chains_are_joined_as_if_there_were_one()
    {
        var (numbers, whole, joined) = (Enumerable.Range(1, 1_000).Select(i => Math.Sin(i) + 1e3).ToArray(), default(RunningMoments), default(RunningMoments));
        foreach (var block in numbers.Chunk(37))
        {
            var part = default(RunningMoments);
            foreach (var number in block)
            {
                whole.Add(number);
                part.Add(number);
            }

            joined.Add(part);
        }

        Assert.Equal(whole.Count, joined.Count);
        Assert.Equal(whole.Mean, joined.Mean, 1e-9);
        Assert.Equal(whole.StandardError, joined.StandardError, 1e-9);
    }

    [Fact]
    public void Chains_are_told_as_they_are_done_and_the_run_can_be_ended()
    {
        var done = 0;
        new TheoryLab(3).Run(_small, more => Interlocked.Add(ref done, more), TestContext.Current.CancellationToken);
        Assert.Equal(_small.Chains, done);

        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new TheoryLab(2).Run(_small, _ => source.Cancel(), source.Token));
    }

    [Fact]
    public void A_chain_that_has_lost_all_its_digits_leaves_the_logarithm_blank()
    {
        var result = Run(_small with { Rows = 3, Generations = 200, Chains = 20 });
        var points = result.Series.Single(series => series.Statistic.Name == "log_variance").Points;
        Assert.NotNull(points[0].Mean);
        Assert.Null(points[^1].Mean);
        Assert.Null(points[^1].Z);
        Assert.NotNull(points[^1].ClosedForm);
    }

    [Fact]
    public void Other_regimes_of_one_seed_share_their_first_generation()
    {
        var replaced = Run(_small).Series[0].Points;
        var mixed = Run(_small with { Regime = new() { Kind = Regime.Mix } }).Series[0].Points;
        Assert.Equal(replaced[0], mixed[0]);
        Assert.NotEqual(replaced[1], mixed[1]);
    }

    [Fact]
    public void A_warm_mixture_is_not_a_cold_one_and_nothing_else_knows_the_difference()
    {
        foreach (var model in Enum.GetValues<TheoryModelKind>())
        {
            var settings = TheoryModels.Defaults(model) with { Rows = 12, Generations = 3, Chains = 20 };
            var isSame = Table(settings, 1) == Table(settings with { Regime = settings.Regime with { WarmStart = false } }, 1);
            Assert.Equal(model != TheoryModelKind.GaussianMixture, isSame);
        }
    }

    private static TheoryResult Run(TheorySettings settings) => new TheoryLab(1).Run(settings, completed: null, TestContext.Current.CancellationToken);

    private static string Table(TheorySettings settings, int threads)
    {
        using var stream = new MemoryStream();
        TheoryFiles.WriteTable(stream, new TheoryLab(threads).Run(settings, completed: null, TestContext.Current.CancellationToken));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using Ouroboros.Regimes;

namespace Ouroboros.Tests.Regimes;

/// <summary>What the plan says of itself, for any regime and size.</summary>
public sealed class RegimePlanTests
{
    public static TheoryData<Regime> Kinds => [.. Enum.GetValues<Regime>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_rows_are_as_many_as_announced_and_exist(Regime kind)
    {
        foreach (var (initial, samples) in new[] { (1, 1), (10, 7), (7, 10), (3, 40) })
        {
            foreach (var source in Enum.GetValues<RealSource>())
            {
                var settings = new RegimeSettings { Kind = kind, RealFraction = 0.4, RealSource = source };
                var plan = new RegimePlan(settings, new(initial, samples), 5);
                var real = RegimePlan.RealRowsNeeded(settings, initial, samples, 9);
                foreach (var generation in Enumerable.Range(1, 9))
                {
                    var set = plan.TrainingSet(generation);
                    Assert.Equal(plan.Count(generation), set.Count);
                    Assert.Equal(set.Count, set.Rows.Count());
                    Assert.All(set.Rows, row =>
                    {
                        Assert.InRange(row.DataSet, 0, generation - 1);
                        Assert.InRange(row.Row, 0, (row.DataSet == 0 ? real : samples) - 1);
                    });
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_the_control_learns_a_row_twice(Regime kind)
    {
        var plan = new RegimePlan(new() { Kind = kind, RealFraction = 0.3 }, new(10, 12), 5);
        var rows = plan.TrainingSet(6).Rows.ToList();
        Assert.Equal(kind == Regime.Real, rows.Distinct().Count() < rows.Count);
    }

    [Fact]
    public void Each_generation_and_seed_draws_its_own_part_of_the_pool()
    {
        var settings = new RegimeSettings { Kind = Regime.AccumulateSubsample };
        var drawn = new[] { (1L, 8), (1L, 9), (2L, 8) }
            .Select(pair => string.Join(' ', new RegimePlan(settings, new(50, 50), pair.Item1).TrainingSet(pair.Item2).Rows));
        Assert.Equal(3, drawn.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Over many seeds each data set has its share of the rows drawn, within five standard errors.</summary>
    [Fact]
    public void The_pool_is_drawn_from_evenly()
    {
        const int Seeds = 400;
        var counts = new int[4];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var set = new RegimePlan(new() { Kind = Regime.AccumulateSubsample }, new(50, 50), seed).TrainingSet(4);
            foreach (var part in set.Parts)
            {
                counts[part.DataSet] += part.Count;
            }
        }

        // Hypergeometric: 50 of 200, a quarter from each set.
        var error = Math.Sqrt(Seeds * 50 * 0.25 * 0.75 * (150.0 / 199));
        Assert.All(counts, count => Assert.InRange(count, (Seeds * 12.5) - (5 * error), (Seeds * 12.5) + (5 * error)));
    }

    [Theory]
    [InlineData(0.1, 60_000, 6_000)]
    [InlineData(1e-9, 60_000, 1)]
    [InlineData(1, 60_000, 60_000)]
    [InlineData(0.5, 3, 2)]
    public void A_mix_has_its_real_share_and_at_least_one_image(double fraction, int samples, int expected) =>
        Assert.Equal(expected, RegimePlan.RealShareOf(new() { RealFraction = fraction }, samples));
}

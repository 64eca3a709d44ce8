using Ouroboros.Theory;

namespace Ouroboros.Tests.Theory;

/// <summary>Each simulated mean lies within four standard errors of its closed form, for every model and regime that has one.</summary>
public sealed class AgreementTests
{
    public static TheoryData<TheoryModelKind, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<TheoryModelKind, string, int>();
            foreach (var model in Enum.GetValues<TheoryModelKind>())
            {
                foreach (var regime in Experiments.Regimes.Keys.Where(regime => Experiments.FormsOf(model, regime) > 0))
                {
                    cases.Add(model, regime, 20);
                    cases.Add(model, regime, 100);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_mean_lies_within_four_standard_errors_of_its_closed_form(TheoryModelKind model, string regime, int rows)
    {
        var result = Experiments.Run(Experiments.Of(model, regime, rows));
        var compared = 0;
        foreach (var series in result.Series.Where(series => series.Statistic.HasForm))
        {
            foreach (var point in series.Points)
            {
                Assert.True(
                    point.Z is { } z ? Math.Abs(z) < 4 : Math.Abs(point.Mean!.Value - point.ClosedForm!.Value) < 1e-9,
                    $"{series.Statistic.Name} of generation {point.Generation}: {point.Mean}, expected {point.ClosedForm} ({point.Z:F1} standard errors)");
                compared++;
            }
        }

        Assert.Equal(Experiments.FormsOf(model, regime) * result.Settings.Generations, compared);
    }
}

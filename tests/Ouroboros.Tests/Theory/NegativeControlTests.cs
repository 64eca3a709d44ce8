using Ouroboros.Regimes;
using Ouroboros.Theory;
using Ouroboros.Theory.Models;

namespace Ouroboros.Tests.Theory;

/// <summary>What the agreement is worth: a regime that is broken on purpose ends far outside.</summary>
public sealed class NegativeControlTests
{
    public static TheoryData<TheoryModelKind, string, int> Breaks
    {
        get
        {
            var cases = new TheoryData<TheoryModelKind, string, int>();
            foreach (var model in new[] { TheoryModelKind.Gaussian, TheoryModelKind.Multinomial, TheoryModelKind.Regression })
            {
                foreach (var regime in new[] { "replace", "accumulate", "mix, fresh" })
                {
                    cases.Add(model, regime, 20);
                    cases.Add(model, regime, 100);
                }
            }

            cases.Add(TheoryModelKind.Gaussian, "mix, fixed", 20);
            cases.Add(TheoryModelKind.Gaussian, "mix, fixed", 100);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_broken_regime_is_more_than_four_standard_errors_off(TheoryModelKind model, string regime, int rows)
    {
        var settings = Experiments.Of(model, regime, rows);
        var result = new TheoryLab(Environment.ProcessorCount).Run(
            settings, completed: null, inner => new Broken(inner, Break(regime)), TestContext.Current.CancellationToken);

        var worst = result.Series.SelectMany(series => series.Points).Max(point => Math.Abs(point.Z ?? 0));
        Assert.True(worst > 4, $"The worst mean of the broken regime is only {worst:F1} standard errors off.");
    }

    private static Func<Composition, Composition> Break(string regime) => regime switch
    {
        // Real rows kept: half of what was to be replaced.
        "replace" => set => set.Parts[0] is { DataSet: > 0, Count: var count } part
            ? new([new SetPart(part.DataSet, 0, count - (count / 2)), new SetPart(0, 0, count / 2)])
            : set,

        // The oldest set forgotten.
        "accumulate" => set => set.Parts.Count > 1 ? new([.. set.Parts.Skip(1)]) : set,

        // One real row fewer, and a sample in its place.
        _ => set => set.Parts.Count > 1 ? new([new SetPart(set.Parts[0].DataSet, 0, set.Parts[0].Count), Fewer(set.Parts[1]), new SetPart(set.Parts[0].DataSet, 0, 1)]) : set,
    };

    private static SetPart Fewer(SetPart part) => new(part.DataSet, part.First!.Value, part.Count - 1);

    private sealed class Broken(RowModel inner, Func<Composition, Composition> change) : ILoopModel
    {
        public void Fit(int generation, Composition set) => inner.Fit(generation, change(set));

        public void Sample(int generation, SamplingPlan plan) => inner.Sample(generation, plan);

        public void Save(Stream stream) => inner.Save(stream);

        public void Load(Stream stream) => inner.Load(stream);
    }
}

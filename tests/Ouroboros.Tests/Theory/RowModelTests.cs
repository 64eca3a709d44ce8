using System.Text;
using Ouroboros.Regimes;
using Ouroboros.Theory;
using Ouroboros.Theory.Models;

namespace Ouroboros.Tests.Theory;

public sealed class RowModelTests
{
    public static TheoryData<TheoryModelKind> Models => [.. Enum.GetValues<TheoryModelKind>()];

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_saved_is_loaded_without_loss(TheoryModelKind kind)
    {
        var (fitted, other) = (Fitted(kind, chain: 1), Fitted(kind, chain: 2));
        Assert.NotEqual(fitted.Learned.ToArray(), other.Learned.ToArray());
        other.Load(new MemoryStream(Saved(fitted)));
        Assert.Equal(fitted.Learned.ToArray(), other.Learned.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"model\":\"gaussian\"}")]
    [InlineData("{\"model\":\"gaussian\",\"parameters\":null}")]
    [InlineData("{\"model\":\"gaussian\",\"parameters\":[1]}")]
    [InlineData("{\"model\":\"gaussian\",\"parameters\":[1,2,3]}")]
    [InlineData("{\"model\":\"gaussian\",\"parameters\":[0,-1]}")]
    [InlineData("{\"model\":\"gaussian\",\"parameters\":[0,1e999]}")]
    [InlineData("{\"model\":\"gaussian\",\"parameters\":[0,\"NaN\"]}")]
    [InlineData("{\"model\":\"regression\",\"parameters\":[0,1]}")]
    public void What_no_fit_gives_is_refused(string json)
    {
        var model = Fitted(TheoryModelKind.Gaussian, chain: 1);
        Assert.Throws<InvalidDataException>(() => model.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));
    }

    [Fact]
    public void Shares_that_are_none_are_refused()
    {
        var model = Fitted(TheoryModelKind.Multinomial, chain: 1);
        var zeros = string.Join(',', Enumerable.Repeat("0", 8));
        foreach (var shares in new[] { $"0.5,0.4,{zeros}", $"1.5,-0.5,{zeros}" })
        {
            Assert.Throws<InvalidDataException>(() => model.Load(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"model\":\"multinomial\",\"parameters\":[{shares}]}}"))));
        }
    }

    [Fact]
    public void A_filter_keeps_what_the_truth_finds_likeliest()
    {
        var settings = TheoryModels.Defaults(TheoryModelKind.Gaussian) with { Regime = new() { Kind = Regime.Filter, Oversampling = 4 } };
        var model = Fitted(settings, chain: 0);
        model.Sample(1, new SamplingPlan(20, 80, BalanceClasses: false, 1));
        var kept = model.DataSet(1).ToArray();
        model.Sample(1, new SamplingPlan(80, 80, BalanceClasses: false, 1));
        var all = model.DataSet(2).ToArray();
        Assert.Equal(all.OrderBy(Math.Abs).Take(20).Order(), kept.Order());
    }

    [Fact]
    public void Sampling_has_the_temperature_times_the_variance()
    {
        var model = Fitted(TheoryModelKind.Gaussian, chain: 0);
        model.Sample(1, new SamplingPlan(50_000, 50_000, BalanceClasses: false, 0.25));
        var (_, variance) = GaussianModel.Moments(model.DataSet(1));
        Assert.Equal(0.25 * model.Learned[1], variance, 4 * 0.25 * model.Learned[1] * Math.Sqrt(2 / 50_000.0));
    }

    [Fact]
    public void A_cold_histogram_knows_only_its_most_frequent_category()
    {
        var model = Fitted(TheoryModelKind.Multinomial, chain: 0);
        model.Sample(1, new SamplingPlan(100, 100, BalanceClasses: false, 0.001));
        var most = model.Learned.ToArray().Index().MaxBy(share => share.Item).Index;
        Assert.All(model.DataSet(1).ToArray(), category => Assert.Equal(most, category));
    }

    [Fact]
    public void Least_squares_of_noiseless_labels_is_the_truth()
    {
        var settings = TheoryModels.Defaults(TheoryModelKind.Regression) with { Noise = 1e-300 };
        Assert.All(Fitted(settings, chain: 0).Learned.ToArray(), weight => Assert.Equal(1, weight, 1e-12));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void A_mixture_as_a_whole_has_the_moments_of_its_rows(int components, int dims)
    {
        var settings = TheoryModels.Defaults(TheoryModelKind.GaussianMixture) with { Categories = components, Dims = dims };
        var (model, layout) = (Fitted(settings, chain: 0), new MixtureLayout(components, dims));
        var rows = model.TrainingRows.ToArray();
        var total = 0.0;
        for (var dimension = 0; dimension < dims; dimension++)
        {
            var (mean, variance) = GaussianModel.Moments([.. rows.Where((_, at) => at % dims == dimension)]);
            Assert.Equal(mean, layout.TotalMean(model.Learned, dimension), 1e-12);
            total += variance;
        }

        Assert.Equal(total / dims, layout.TotalVariance(model.Learned), 1e-11);
    }

    [Fact]
    public void A_mixture_of_equal_rows_is_degenerate_and_still_a_mixture()
    {
        var fit = new MixtureFit(new(3, 1));
        double[] rows = [.. Enumerable.Repeat(2.5, 12)], parameters = new double[9];
        fit.Begin(rows, parameters);
        for (var step = 0; step < 5; step++)
        {
            fit.Step(rows, parameters);
        }

        Assert.All(parameters, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(1, parameters[..3].Sum(), 1e-12);
        Assert.Equal(2.5, new MixtureLayout(3, 1).TotalMean(parameters, 0), 1e-12);
        Assert.Equal(0, new MixtureLayout(3, 1).TotalVariance(parameters), 1e-12);
    }

    [Fact]
    public void Expectation_and_maximisation_find_the_clusters()
    {
        var settings = TheoryModels.Defaults(TheoryModelKind.GaussianMixture) with { Rows = 5_000 };
        var (model, layout) = (Fitted(settings, chain: 0), new MixtureLayout(3, 1));
        for (var component = 0; component < 3; component++)
        {
            Assert.Equal(1.0 / 3, model.Learned[component], 0.05);
            Assert.Equal(4.0 * component, model.Learned[layout.Mean(component)], 0.3);
            Assert.Equal(1, model.Learned[layout.Variance(component)], 0.3);
        }
    }

    [Fact]
    public void Categories_are_drawn_where_their_shares_lie_and_never_without_one()
    {
        var categories = new Categories([0, 0.25, 0, 0.75, 0]);
        Assert.Equal([1, 1, 3, 3], new[] { 0, 0.2499, 0.25, 0.9999999999 }.Select(categories.At));
        Assert.Equal(1, new Categories([0, 1 - 1e-9, 0]).At(1 - 1e-10));
    }

    [Fact]
    public void Rows_that_do_not_span_their_dimensions_have_no_least_squares()
    {
        var error = Assert.Throws<ArithmeticException>(() => Cholesky.Solve([1, 0, 1, 1], [1, 1]));
        Assert.Contains("1 of 2 dimensions", error.Message, StringComparison.Ordinal);
    }

    private static RowModel Fitted(TheoryModelKind kind, int chain) => Fitted(TheoryModels.Defaults(kind), chain);

    private static RowModel Fitted(TheorySettings settings, int chain)
    {
        var model = TheoryModels.Create(settings, chain);
        model.Fit(1, new Composition([new SetPart(0, 0, settings.Rows)]));
        return model;
    }

    private static byte[] Saved(RowModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}

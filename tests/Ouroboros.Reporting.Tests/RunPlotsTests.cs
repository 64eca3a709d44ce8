using System.Globalization;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Reporting.Tests.Svg;

namespace Ouroboros.Reporting.Tests;

public sealed class RunPlotsTests
{
    private static readonly Lazy<Dictionary<string, byte[]>> Quick = new(() => Render(FakeRun.Quick()));

    [Fact]
    public void Every_plot_is_there_as_PNG_and_as_SVG()
    {
        string[] names =
        [
            "plots/collapse", "plots/accuracy_matrix", "plots/loss_matrix",
            "plots/training_curves/vae_training_loss", "plots/training_curves/classifier_training_loss",
            "plots/training_curves/classifier_training_accuracy",
            "plots/final_values/vae_final_loss", "plots/final_values/classifier_final_loss",
            "plots/final_values/classifier_final_accuracy",
            "plots/label_frequencies/label_counts", "plots/label_frequencies/initial_label_counts",
        ];

        Assert.Equal(names.SelectMany(n => new[] { n + ".png", n + ".svg" }), Quick.Value.Keys);
    }

    [Fact]
    public void PNG_and_SVG_show_the_same_canvas()
    {
        var names = Quick.Value.Keys.Where(k => Path.GetExtension(k) == ".png").ToArray();

        Assert.Equal(11, names.Length);
        Assert.All(names, name =>
        {
            var image = PngReader.Decode(Quick.Value[name]);
            var root = new SvgFile(Quick.Value[Path.ChangeExtension(name, "svg")]).Root;
            Assert.Equal((int)root.Attribute("width")! * 2, image.Width);
            Assert.Equal((int)root.Attribute("height")! * 2, image.Height);
            Assert.True(image.Samples.Distinct().Count() > 10);
        });
    }

    [Theory]
    [InlineData("accuracy_matrix", "cell", "rect", 150)]
    [InlineData("loss_matrix", "cell", "rect", 150)]
    [InlineData("collapse", "series", "polyline", 2)]
    [InlineData("collapse", "event", "rect", 2)]
    [InlineData("training_curves/vae_training_loss", "series", "polyline", 10)]
    [InlineData("training_curves/classifier_training_loss", "series", "polyline", 10)]
    [InlineData("final_values/vae_final_loss", "series", "polyline", 3)]
    [InlineData("final_values/classifier_final_loss", "series", "polyline", 1)]
    [InlineData("final_values/classifier_final_accuracy", "series", "polyline", 2)]
    public void SVG_holds_every_series(string name, string role, string element, int count) =>
        Assert.Equal(count, new SvgFile(Quick.Value[$"plots/{name}.svg"]).In(role, element).Length);

    [Theory]
    [InlineData("accuracy_matrix", "Accuracy of each classifier on each data set", "Accuracy (%)", "train", "test")]
    [InlineData("accuracy_matrix", "Accuracy of each classifier on each data set", "Real MNIST", "Samples of generation")]
    [InlineData("loss_matrix", "Loss of each classifier on each data set", "Loss (nats)", "Real MNIST")]
    [InlineData("collapse", "9.9 to 1.0 effective classes, below 2 from generation 10", "Fewer than 2 from generation 10 on", "Generation (0: real MNIST)", "15", "100")]
    [InlineData("training_curves/vae_training_loss", "VAE training loss", "Epoch", "Loss per image, logarithmic", "Generation", "10 of 15 shown", "1", "15")]
    [InlineData("training_curves/classifier_training_accuracy", "Classifier training accuracy", "Epoch", "Accuracy (%)", "100")]
    [InlineData("final_values/vae_final_loss", "VAE loss at the end of training", "Generation", "squared error", "KL divergence")]
    [InlineData("final_values/classifier_final_loss", "Classifier loss at the end of training", "Cross-entropy per image (nats)")]
    [InlineData("label_frequencies/label_counts", "Labels given by each generation\u2019s own classifier", "Share of images (%)", "Label", "0", "9")]
    [InlineData("label_frequencies/initial_label_counts", "Labels given by the first generation\u2019s classifier", "Generation (0: real MNIST)")]
    public void SVG_says_what_it_shows(string name, params string[] texts)
    {
        var svg = new SvgFile(Quick.Value[$"plots/{name}.svg"]);

        Assert.Equal(texts[0], svg.All("title")[0].Value);
        Assert.Subset(svg.Texts.ToHashSet(StringComparer.Ordinal), texts.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Equal_histories_give_equal_bytes_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = culture;
            var again = Render(FakeRun.Quick());
            Assert.Equal(Quick.Value.Keys, again.Keys);
            Assert.All(again, file => Assert.Equal(Quick.Value[file.Key], file.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_that_are_none_do_not_stop_the_pictures()
    {
        var history = FakeRun.Quick();
        for (var i = 0; i < history.Training.Count; i++)
        {
            history.Training[i] = history.Training[i] with { Loss = double.NaN, Accuracy = i % 2 == 0 ? double.NaN : 0.5 };
        }

        history.Metrics[3] = history.Metrics[3] with { VaeLoss = double.PositiveInfinity, ClassifierAccuracy = null };
        history.Loss[2, 0] = double.NaN;

        Assert.Equal(22, Render(history).Count);
    }

    [Fact]
    public void An_unknown_colour_map_is_refused_before_anything_is_drawn()
    {
        var fake = FakeRun.Quick();
        var history = FakeRun.Copy(fake, fake.Config with { Visualization = new() { Colormap = "rainbow" } });

        var error = Assert.Throws<ArgumentException>(() => { _ = RunPlots.Render(history); });

        Assert.Contains("rainbow", error.Message, StringComparison.Ordinal);
        Assert.All(RunPlots.Colormaps, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    private static Dictionary<string, byte[]> Render(Ouroboros.Runs.RunHistory history) =>
        RunPlots.Render(history).ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
}

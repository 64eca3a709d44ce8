using Ouroboros.Configuration;

namespace Ouroboros.Tests.Configuration;

public sealed class ConfigRulesTests
{
    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(30, 20, 1)]
    public void Displayed_samples_are_at_most_the_generated(int displayed, int generated, int errors) =>
        Assert.Equal(errors, Errors(new() { NumDisplayedSamples = displayed, NumGeneratedSamples = generated }));

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(30, 20, 1)]
    public void Displayed_samples_are_at_most_the_training_images(int displayed, int training, int errors) =>
        Assert.Equal(errors, Errors(new() { NumDisplayedSamples = displayed, NumTrainingImages = training }));

    [Theory]
    [InlineData(10, 0)]
    [InlineData(20, 1)]
    public void Displayed_samples_are_at_most_the_images_of_the_data(int displayed, int errors)
    {
        var config = new ExperimentConfig { Experiment = new() { NumDisplayedSamples = displayed } };
        Assert.Equal(errors, ConfigRules.Errors(config, DataFacts.Mnist with { TrainingImages = 15 }).Count());
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(9, 100)]
    public void Fewer_images_than_any_sheet_shows_are_the_data_sets_fault(int images, int displayed)
    {
        var config = new ExperimentConfig { Experiment = new() { NumDisplayedSamples = displayed } };
        Assert.Equal(
            [
                $"data.dataset: found a folder, which has {images} to train on, expected at least 10 images, as many as the smallest sample sheet shows. "
                + "Use a larger data set.",
            ],
            ConfigRules.Errors(config, DataFacts.Mnist with { Name = "a folder", TrainingImages = images }).Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("plasma", "plasma", false)]
    [InlineData("jet", "viridis", true)]
    public void A_colour_map_of_another_program_becomes_the_default_and_is_said(string asked, string settled, bool isSaid)
    {
        var config = new ExperimentConfig { Visualization = new() { Colormap = asked } };
        Assert.Equal(settled, ConfigRules.Settle(config, null).Visualization.Colormap);
        Assert.Equal(isSaid, ConfigRules.Warnings(config, null).Any(warning => warning.Value.Contains(asked, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(60_000, 0)]
    [InlineData(60_001, 1)]
    [InlineData(null, 0)]
    public void Training_images_are_at_most_those_there_are(int? images, int errors)
    {
        var settings = new ExperimentSettings { NumTrainingImages = images };
        Assert.Equal(errors, Errors(settings));
        Assert.Empty(ConfigRules.Errors(new() { Experiment = settings }, data: null));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(9, 1)]
    public void The_classifier_has_every_class_of_the_data(int classes, int errors) =>
        Assert.Equal(errors, ConfigRules.Errors(new() { Classifier = new() { NumClasses = classes } }, DataFacts.Mnist).Count());

    [Theory]
    [InlineData(10, 10, false)]
    [InlineData(19, 10, true)]
    [InlineData(20, 20, false)]
    [InlineData(999, 990, true)]
    public void Displayed_samples_are_rounded_down_to_tens_and_said(int displayed, int settled, bool isSaid)
    {
        var config = new ExperimentConfig { Experiment = new() { NumDisplayedSamples = displayed } };
        Assert.Equal(settled, ConfigRules.Settle(config, null).Experiment.NumDisplayedSamples);
        Assert.Equal(isSaid, ConfigRules.Warnings(config, null).Any());
    }

    private static int Errors(ExperimentSettings experiment) =>
        ConfigRules.Errors(new() { Experiment = experiment }, DataFacts.Mnist).Count();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Where a run stands, read from its files' names and its log.</summary>
internal static partial class Positions
{
    /// <summary>The moment of a checkpoint by its file's name.</summary>
    public static TrainingPosition OfState(string file) => Read(State().Match(file), file);

    /// <summary>The epoch that a line of the log reports as complete; null if it reports something else.</summary>
    public static TrainingPosition? OfEpoch(string line) => Epoch().Match(line) is { Success: true } match ? Read(match, line) : null;

    private static TrainingPosition Read(Match match, string text)
    {
        Assert.True(match.Success, text);
        var step = match.Groups["step"];
        return new TrainingPosition(
            Number("generation"),
            match.Groups["model"].Value == "vae" ? TrainedModel.Vae : TrainedModel.Classifier,
            Number("epoch"),
            step.Success ? Number("step") : 0);

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^state/generation_(?<generation>[0-9]+)_(?<model>vae|classifier)_epoch_(?<epoch>[0-9]+)_step_(?<step>[0-9]+)\\.safetensors$")]
    private static partial Regex State();

    [GeneratedRegex("generation (?<generation>[0-9]+): (?<model>vae|classifier) epoch (?<epoch>[0-9]+) of ")]
    private static partial Regex Epoch();
}

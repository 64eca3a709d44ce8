using System.Globalization;
using Ouroboros.Cli.Config;
using Ouroboros.Configuration;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Tests.Config;

/// <summary>What the command line rejects, the library rejects in the same words; what one accepts the other does.</summary>
public sealed class LibraryRulesTests
{
    private const string Source = CommandLineSettings.Source + ": ";

    private static readonly int[] _longest = [784, .. Enumerable.Repeat(2, 20)];

    public static TheoryData<string> Keys => [.. ConfigKeys.All.Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_has_the_same_bounds_in_code_and_on_the_command_line(string path)
    {
        var key = ConfigKeys.Find(path)!;
        var (accepted, rejected) = (0, 0);
        foreach (var value in Values(key))
        {
            var settings = new CommandLineSettings();
            settings.AddPair($"{path}={Text(value)}");
            var expected = string.Join('\n', settings.Problems).Replace(Source, "", StringComparison.Ordinal);
            var found = Complaint(() => ConfigValidation.Validate(key.Set(Presets.Classic, value), data: null));
            Assert.Equal(expected, Own(found));
            _ = expected.Length == 0 ? accepted++ : rejected++;
        }

        Assert.True(accepted > 0 && (rejected > 0 || key.Format(Presets.Classic) is "true" or "false"), $"{path}: {accepted} accepted, {rejected} rejected");
    }

    [Theory]
    [InlineData("experiment.num_displayed_samples=30", "experiment.num_generated_samples=20")]
    [InlineData("experiment.num_displayed_samples=30", "experiment.num_training_images=20")]
    [InlineData("experiment.num_training_images=60001")]
    [InlineData("classifier.num_classes=9")]
    [InlineData("regime.kind=mix", "regime.real_fraction=1", "experiment.num_generated_samples=70000")]
    [InlineData("regime.kind=mix", "regime.real_source=fresh", "experiment.iterations=1000")]
    [InlineData("regime.kind=accumulate", "experiment.iterations=1000")]
    [InlineData("experiment.num_displayed_samples=15")]
    public void Rules_between_keys_are_the_same(params string[] pairs)
    {
        var settings = new CommandLineSettings();
        Array.ForEach(pairs, settings.AddPair);
        var request = new ConfigRequest
        {
            Preset = "classic",
            CurrentFolder = Path.GetTempPath(),
            CommandLine = settings,
            FindData = _ => DataFacts.Mnist,
        };
        var config = settings.Settings.Aggregate(Presets.Classic, (current, setting) => setting.Key.Set(current, setting.Value));
        string? expected = null;
        try
        {
            var resolved = ConfigResolver.Resolve(request).Config;
            Assert.True(ConfigText.SameValues(resolved, ConfigValidation.Validate(config, DataFacts.Mnist)));
        }
        catch (UserError error)
        {
            expected = error.Message.Replace(Source, "", StringComparison.Ordinal);
            Assert.Equal(expected, Complaint(() => ConfigValidation.Validate(config, DataFacts.Mnist)));
        }

        Assert.Equal(pairs is ["experiment.num_displayed_samples=15"], expected is null);
    }

    [Fact]
    public void The_keys_of_the_lab_have_the_same_bounds()
    {
        using var cli = new CliFixture();
        foreach (var key in TheoryKeys.All)
        {
            var example = key.Type.Read(new RawScalar(key.Format(new()), Quoted: false)).Value!;
            foreach (var value in Bad(example).Concat([example]))
            {
                var reading = key.Type.Read(new RawScalar(Text(value), Quoted: false));
                var expected = reading.Wrong is null
                    ? ""
                    : ConfigProblem.BadValue("", key.Option, ConfigKeys.All[0], reading) with { Expected = key.Type.Expected } is var problem
                        ? problem.ToString()[2..] : "";
                Assert.Equal(expected, Complaint(() => TheoryRules.Validate(key.Set(new(), value))));
            }
        }
    }

    // A value that is good by itself may break a rule together with the preset's other values; rules have their own test.
    private static string Own(string complaint)
    {
        var breaksRule = complaint.Split('\n') is [var line] && !line.Contains("found \"", StringComparison.Ordinal)
            && !line.Contains("found nothing", StringComparison.Ordinal) && !line.Contains("list", StringComparison.Ordinal);
        return breaksRule ? "" : complaint;
    }

    private static IEnumerable<object?> Values(ConfigKey key)
    {
        if (key.Type.IsList)
        {
            return [new[] { 784, 5 }, new[] { 784 }, Array.Empty<int>(), new[] { 783, 5 }, new[] { 784, 0 }, new[] { 784, -3 }, new[] { 784, 16_385 }, _longest];
        }

        if (key.Type.Placeholder is "DIR" or "NAME" or "SET")
        {
            return [null, "", " ", "a\nb", "virids", "viridis", "./here", "mnst", "nowhere", "emnist-digits"];
        }

        var example = key.Type.Read(new RawScalar(key.Format(Presets.Classic), Quoted: false)).Value ?? 10L;
        return Bad(example).Concat([example]).Concat(key.Format(Presets.Classic) == "null" ? new object?[] { null } : []);
    }

    private static IEnumerable<object> Bad(object example) => example switch
    {
        double => [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1.0, 0.0, -0.0, 1e-60, 1.0, 1.5, 100.5, 1e9, double.MaxValue],
        long => [0L, 1L, -1L, -2L, 9L, 257L, 1_001L, 100_001L, 1_000_001L, (long)int.MaxValue, (long)int.MinValue],
        bool => [true, false],
        Enum choice => [.. Enum.GetValues(choice.GetType()).Cast<object>(), Enum.ToObject(choice.GetType(), 99), Enum.ToObject(choice.GetType(), -1)],
        _ => throw new InvalidOperationException($"{example.GetType()} has no bad values here."),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        int[] widths => $"[{string.Join(", ", widths)}]",
        Enum => string.Concat($"{value}".Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Complaint(Action validate)
    {
        try
        {
            validate();
            return "";
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}

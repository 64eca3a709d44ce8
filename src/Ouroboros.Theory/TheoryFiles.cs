using System.Text.Json;
using System.Text.Json.Serialization;
using Ouroboros.Storage;

namespace Ouroboros.Theory;

/// <summary>The files of an experiment of the theory lab but its pictures; the same bytes for the same settings on any machine.</summary>
public static class TheoryFiles
{
    /// <summary>A row for each statistic and generation.</summary>
    public const string Table = "theory.csv";

    /// <summary>The settings.</summary>
    public const string Settings = "theory.json";

    /// <summary>A statistic's picture without its endings <c>.png</c> and <c>.svg</c>.</summary>
    public static string Plot(TheoryStatistic statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return $"plots/{statistic.Name}";
    }

    /// <summary>Writes <see cref="Table"/>: <c>statistic,generation,mean,standard_error,closed_form,z</c>.</summary>
    /// <remarks>Generation 0 is the truth, as a closed form. An empty field is unknown, or could not be computed.</remarks>
    public static void WriteTable(Stream stream, TheoryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new CsvWriter(stream, ["statistic", "generation", "mean", "standard_error", "closed_form", "z"]);
        foreach (var series in result.Series)
        {
            foreach (var point in series.Points.Prepend(new(0, null, null, series.Statistic.Truth)))
            {
                writer.Cell(series.Statistic.Name).Cell(point.Generation).Cell(point.Mean).Cell(point.StandardError).Cell(point.ClosedForm).Cell(point.Z).EndRow();
            }
        }
    }

    /// <summary>Writes <see cref="Settings"/>: the model, each key that has a meaning for it, and where statistics end.</summary>
    public static void WriteSettings(Stream stream, TheoryResult result, string version)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        var settings = result.Settings;
        var keys = TheoryKeys.All.Where(key => key.HasMeaning(settings)).ToDictionary(key => key.Option, key => key.Format(settings));
        var limits = result.Series.Select(series => series.Statistic).Where(statistic => statistic.Limit is not null).ToDictionary(statistic => statistic.Name, statistic => statistic.Limit!.Value);
        JsonSerializer.Serialize(stream, new TheoryDescription(version, TheoryModels.NameOf(settings.Model), keys, limits), TheoryJson.Default.TheoryDescription);
        stream.WriteByte((byte)'\n');
    }
}

/// <summary>Content of <see cref="TheoryFiles.Settings"/>.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Options">Options that give the same experiment, defaults included.</param>
/// <param name="Limits">Where each statistic's closed form ends, as far as it does.</param>
internal sealed record TheoryDescription(string Version, string Model, IReadOnlyDictionary<string, string> Options, IReadOnlyDictionary<string, double> Limits);

/// <summary>Writes <see cref="TheoryDescription"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(TheoryDescription))]
internal sealed partial class TheoryJson : JsonSerializerContext;

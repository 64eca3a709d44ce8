using System.Globalization;
using System.Text.Json;

namespace Ouroboros.Cli.RunFolders;

/// <summary>Finds runs and reads what their folders say.</summary>
internal static class RunFolderReader
{
    /// <summary>The value of <c>program</c> in the manifest of a run of this program.</summary>
    public const string ProgramName = "ouroboros";

    private const string Manifest = "manifest.json";

    /// <summary>The runs in a folder, oldest first; none when the folder is missing.</summary>
    public static IReadOnlyList<RunFolder> All(string experiments) => !Directory.Exists(experiments)
        ? []
        : [.. Directory.EnumerateDirectories(experiments)
            .Select(Read)
            .OfType<RunFolder>()
            .OrderBy(run => run.Started, StringComparer.Ordinal)
            .ThenBy(run => run.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Reads a folder; null when it is no run of this program: no folder or a link to one, no manifest, or somebody else's.
    /// </summary>
    public static RunFolder? Read(string path)
    {
        var folder = new DirectoryInfo(path);
        var manifest = new FileInfo(Path.Combine(path, Manifest));
        if (!folder.Exists || folder.LinkTarget is not null || !manifest.Exists || manifest.LinkTarget is not null)
        {
            return null;
        }

        using var document = Parse(manifest.FullName);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root || Text(root, "program") != ProgramName)
        {
            return null;
        }

        return new RunFolder
        {
            Path = folder.FullName,
            State = Text(root, "state") ?? "unknown",
            Started = Text(root, "started") ?? "",
            Seed = Number(root, "seed"),
            Planned = (int)(Number(root, "generations_planned") ?? 0),
            Done = (int)(Number(root, "generations_done") ?? 0),
            EffectiveClasses = EffectiveClasses(Path.Combine(path, "metrics.csv")),
            LastWritten = folder.EnumerateFiles().Max(file => new DateTimeOffset(file.LastWriteTimeUtc)),
        };
    }

    private static JsonDocument? Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    private static double[] EffectiveClasses(string metrics)
    {
        if (!File.Exists(metrics))
        {
            return [];
        }

        var lines = File.ReadAllLines(metrics);
        var column = lines.Length == 0 ? -1 : Array.IndexOf(lines[0].Split(','), "effective_classes_initial");
        return column < 0
            ? []
            : [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells => Value(cells, column))];
    }

    private static double Value(string[] cells, int column) =>
        column < cells.Length && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : double.NaN;
}

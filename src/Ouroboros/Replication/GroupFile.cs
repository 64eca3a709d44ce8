using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Replication;

/// <summary>Writes and reads <c>replicates.json</c> and <c>sweep.json</c>.</summary>
public static class GroupFile
{
    private static readonly GroupJson Json =
        new(new JsonSerializerOptions(GroupJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a group's file; what lies beside it is on the disk before, and it is after.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public static void Save(RunFolder folder, ReplicateGroup group) =>
        Save(folder, GroupFiles.Replicates, group with { Format = Manifest.CurrentFormat }, Json.ReplicateGroup);

    /// <summary>Writes a sweep's file; what lies beside it is on the disk before, and it is after.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public static void Save(RunFolder folder, SweepPlan sweep) =>
        Save(folder, GroupFiles.Sweep, sweep with { Format = Manifest.CurrentFormat }, Json.SweepPlan);

    /// <summary>Reads a group's file.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    /// <exception cref="RunFileException">It is damaged, or of another program.</exception>
    /// <exception cref="RunFormatException">A newer version of this program wrote it.</exception>
    public static ReplicateGroup LoadReplicates(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return ParseReplicates(folder.Read(GroupFiles.Replicates), folder.FullPath(GroupFiles.Replicates));
    }

    /// <summary>Reads a sweep's file.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    /// <exception cref="RunFileException">It is damaged, or of another program.</exception>
    /// <exception cref="RunFormatException">A newer version of this program wrote it.</exception>
    public static SweepPlan LoadSweep(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return ParseSweep(folder.Read(GroupFiles.Sweep), folder.FullPath(GroupFiles.Sweep));
    }

    /// <summary>Reads the bytes of a group's file.</summary>
    /// <exception cref="RunFileException">They are damaged, or of another program.</exception>
    /// <exception cref="RunFormatException">A newer version of this program wrote them.</exception>
    internal static ReplicateGroup ParseReplicates(byte[] content, string path)
    {
        var group = Deserialize(content, path, Json.ReplicateGroup, "replicates of this program");
        CheckHead(path, group.Program, (group.Kind, ReplicateGroup.KindName), group.CommandLine, group.Config, (group.DataFolder, group.DataSha256));
        CheckSeeds(path, group.Seeds);
        return group;
    }

    /// <summary>Reads the bytes of a sweep's file.</summary>
    /// <exception cref="RunFileException">They are damaged, or of another program.</exception>
    /// <exception cref="RunFormatException">A newer version of this program wrote them.</exception>
    internal static SweepPlan ParseSweep(byte[] content, string path)
    {
        var sweep = Deserialize(content, path, Json.SweepPlan, "a sweep of this program");
        CheckHead(path, sweep.Program, (sweep.Kind, SweepPlan.KindName), sweep.CommandLine, sweep.Config, (sweep.DataFolder, sweep.DataSha256));
        if (sweep.Seeds is { } seeds)
        {
            CheckSeeds(path, seeds);
        }

        if (sweep.Keys.Contains(null) || sweep.Keys.Count == 0 || sweep.Keys.Distinct(StringComparer.Ordinal).Count() != sweep.Keys.Count)
        {
            throw Wrong(path, "its keys", "each key once, and at least one");
        }

        if (sweep.Points.Count is 0 or > SweepPlan.Most)
        {
            throw Wrong(path, $"{sweep.Points.Count} points", $"1 to {SweepPlan.Most}");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var point in sweep.Points)
        {
            if (point?.Name is null || !RunFiles.IsPath(point.Name) || point.Name.Contains('/', StringComparison.Ordinal) || !names.Add(point.Name))
            {
                throw Wrong(path, $"a point named '{point?.Name}'", "the name of a folder in the sweep's, each once");
            }

            if (point.Values is null || point.Values.Contains(null) || point.Values.Count != sweep.Keys.Count)
            {
                throw Wrong(path, $"the values of point '{point.Name}'", $"{sweep.Keys.Count}, one for each key");
            }
        }

        return sweep;
    }

    private static void Save<T>(RunFolder folder, string file, T content, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.FlushFolders();
        folder.Write(file, stream =>
        {
            JsonSerializer.Serialize(stream, content, type);
            stream.WriteByte((byte)'\n');
        });
        folder.FlushFolders();
    }

    private static void CheckHead(
        string path, string program, (string Found, string Expected) kind, IReadOnlyList<string> commandLine, IReadOnlyDictionary<string, string> config,
        (string? Folder, string? Sha256) data)
    {
        if (program != Manifest.ProgramName || kind.Found != kind.Expected)
        {
            throw new RunFileException(path, 1, $"'{kind.Found}' of program '{program}'", $"'{kind.Expected}' of '{Manifest.ProgramName}'")
            {
                IsForeign = program != Manifest.ProgramName,
            };
        }

        if (commandLine.Contains(null))
        {
            throw Wrong(path, "null in a command line", "words");
        }

        if (config.Values.Contains(null))
        {
            throw Wrong(path, "null in its config", "values as YAML");
        }

        if ((data.Folder is null) != (data.Sha256 is null))
        {
            throw Wrong(path, "only one of the digits' folder and their SHA-256", "both or neither");
        }
    }

    private static void CheckSeeds(string path, IReadOnlyList<long> seeds)
    {
        if (seeds.Count is 0 or > ReplicateGroup.Most || seeds.Any(seed => seed < 0) || seeds.Distinct().Count() != seeds.Count)
        {
            throw Wrong(path, $"{seeds.Count} seeds", $"1 to {ReplicateGroup.Most} seeds from 0, each once");
        }
    }

    private static T Deserialize<T>(byte[] content, string path, JsonTypeInfo<T> type, string expected)
    {
        var head = FileHead.Read(content, path);
        try
        {
            return JsonSerializer.Deserialize(content, type) ?? throw Wrong(path, "null", expected);
        }
        catch (JsonException exception)
        {
            // The message goes on with the place, which is told here in our own way.
            var reason = exception.Message.Split([" Path: ", " LineNumber: "], StringSplitOptions.None)[0].TrimEnd('.');
            throw new RunFileException(
                path, (int)(exception.LineNumber ?? 0) + 1, $"damage at {exception.Path ?? "$"} ({reason})", expected, exception)
            {
                IsForeign = head.IsForeign,
            };
        }
    }

    private static RunFileException Wrong(string path, string found, string expected) => new(path, 1, found, expected);
}

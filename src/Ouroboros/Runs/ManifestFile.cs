using System.Text.Encodings.Web;
using System.Text.Json;
using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>Writes and reads <c>manifest.json</c>.</summary>
public static class ManifestFile
{
    // A person reads this file: plus signs and accents of a command line stay what they are.
    private static readonly ManifestJson Json =
        new(new JsonSerializerOptions(ManifestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a run's manifest: what it names is on the disk before, and it is after.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public static void Save(RunFolder folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.FlushFolders();
        folder.Write(RunFiles.Manifest, stream =>
        {
            JsonSerializer.Serialize(stream, manifest with { Format = Manifest.CurrentFormat }, Json.Manifest);
            stream.WriteByte((byte)'\n');
        });
        folder.FlushFolders();
    }

    /// <summary>Reads a run's manifest. A folder without one is no run of this program.</summary>
    /// <exception cref="RunFolderException">It is not there, or the disk refuses.</exception>
    /// <exception cref="RunFileException">It is damaged, or of another program.</exception>
    /// <exception cref="RunFormatException">A newer version of this program wrote it.</exception>
    public static Manifest Load(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Parse(folder.Read(RunFiles.Manifest), folder.FullPath(RunFiles.Manifest));
    }

    /// <summary>Reads a manifest's bytes.</summary>
    /// <exception cref="RunFileException">They are damaged, or of another program.</exception>
    /// <exception cref="RunFormatException">A newer version of this program wrote them.</exception>
    internal static Manifest Parse(byte[] content, string path)
    {
        var head = FileHead.Read(content, path);
        var manifest = Deserialize(content, path, head);
        if (manifest.Program != Manifest.ProgramName)
        {
            throw new RunFileException(path, 1, $"program '{manifest.Program}'", $"'{Manifest.ProgramName}'") { IsForeign = true };
        }

        CheckPaths(path, manifest.Files, "its files");
        CheckPaths(path, manifest.Removed, "its removed files");
        if (manifest.Removed.Keys.FirstOrDefault(manifest.Files.ContainsKey) is { } both)
        {
            throw new RunFileException(path, 1, $"'{both}' among its files and among its removed files", "it in one of them");
        }

        if (manifest.CommandLine.Contains(null) || manifest.Resumed.Any(time => time is null || time.CommandLine.Contains(null)))
        {
            throw new RunFileException(path, 1, "null in a command line", "words");
        }

        if (manifest.GenerationsPlanned is < 1 or > ExperimentSettings.MostIterations)
        {
            throw new RunFileException(
                path, 1, $"{manifest.GenerationsPlanned} generations planned", $"1 to {ExperimentSettings.MostIterations}");
        }

        if (manifest.GenerationsDone < 0 || manifest.GenerationsDone > manifest.GenerationsPlanned)
        {
            throw new RunFileException(
                path, 1, $"{manifest.GenerationsDone} generations done of {manifest.GenerationsPlanned}", "no more done than planned");
        }

        if (manifest.Checkpoint is { } checkpoint && !(RunFiles.IsState(checkpoint) && manifest.Files.ContainsKey(checkpoint)))
        {
            throw new RunFileException(path, 1, $"checkpoint '{checkpoint}'", $"a file of {RunFiles.StateFolder}/ that is listed with its hash");
        }

        return (manifest.DataFolder is null) == (manifest.DataSha256 is null)
            ? manifest
            : throw new RunFileException(path, 1, "only one of the digits' folder and their SHA-256", "both or neither");
    }

    private static void CheckPaths(string path, IReadOnlyDictionary<string, string> files, string which)
    {
        if (files.FirstOrDefault(file => !RunFiles.IsPath(file.Key) || file.Value is null) is { Key: { } file })
        {
            throw new RunFileException(path, 1, $"'{file}' among {which}", "paths inside the run's folder, with hashes");
        }
    }

    private static Manifest Deserialize(byte[] content, string path, FileHead head)
    {
        const string expected = "a manifest of this program";
        try
        {
            return JsonSerializer.Deserialize(content, Json.Manifest) ?? throw new RunFileException(path, 1, "null", expected);
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
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Export;

/// <summary>A run as JSON lines: an object a line, each with the run's name and the kind of what it tells.</summary>
public static class JsonLinesExport
{
    // The longest path there may be, and what stands around it.
    private const int LongestStart = 1 << 13;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what a run has so far: <c>run</c>, then <c>metrics</c>, <c>floor</c>, <c>epoch</c>, <c>labels</c> and <c>cell</c>.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">Name of the run in every line.</param>
    /// <param name="folder">The run.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    /// <exception cref="RunFileException">A file does not hold what it should.</exception>
    public static void Write(Stream stream, string name, RunFolder folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        Line(stream, name, "run", json => WriteRun(json, manifest));
        foreach (var (kind, file) in new[]
            { ("metrics", RunFiles.Metrics), ("floor", ComparedRun.FloorsFile), ("epoch", RunFiles.Training), ("labels", RunFiles.LabelCounts) })
        {
            foreach (var (table, row) in Rows(folder, file))
            {
                Line(stream, name, kind, json =>
                {
                    foreach (var column in table.Columns)
                    {
                        WriteCell(json, column, row.Text(column));
                    }
                });
            }
        }

        WriteMatrix(stream, name, folder, "accuracy", RunFiles.AccuracyMatrix);
        WriteMatrix(stream, name, folder, "loss", RunFiles.LossMatrix);
    }

    /// <summary>Whether a file is an export, by its first line.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsOne(string path)
    {
        ReadOnlySpan<byte> start = RegularFile.ReadStart(path, LongestStart);
        var line = start.IndexOf((byte)'\n') is >= 0 and var end ? start[..end] : start;
        return line.StartsWith("{\"run\":"u8) && line.IndexOf("\"kind\":\"run\",\"version\":"u8) >= 0;
    }

    private static void WriteRun(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteString("version", manifest.Version);
        json.WriteString("commit", manifest.Commit);
        json.WriteNumber("seed", manifest.Seed);
        json.WriteString("state", manifest.State.ToString().ToLowerInvariant());
        json.WriteString("reason", manifest.Reason);
        json.WriteNumber("generations_planned", manifest.GenerationsPlanned);
        json.WriteNumber("generations_done", manifest.GenerationsDone);
        json.WriteString("started", manifest.Started);
        if (manifest.Finished is { } finished)
        {
            json.WriteString("finished", finished);
        }
    }

    // Only cells that were computed.
    private static void WriteMatrix(Stream stream, string name, RunFolder folder, string matrix, string file)
    {
        foreach (var (table, row) in Rows(folder, file))
        {
            foreach (var column in table.Columns.Skip(1).Where(column => row.Text(column).Length > 0))
            {
                Line(stream, name, "cell", json =>
                {
                    json.WriteString("matrix", matrix);
                    WriteCell(json, table.Columns[0], row.Text(table.Columns[0]));
                    json.WriteString("data_set", column);
                    WriteCell(json, "value", row.Text(column));
                });
            }
        }
    }

    private static IEnumerable<(CsvTable Table, CsvRow Row)> Rows(RunFolder folder, string file) =>
        RunTable.Load(folder, file) is { } table ? table.Rows.Select(row => (table, row)) : [];

    private static void Line(Stream stream, string name, string kind, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("run", name);
            json.WriteString("kind", kind);
            write(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    // Numbers keep every digit; JSON has no infinities, so those stay the words they are.
    private static void WriteCell(Utf8JsonWriter json, string column, string text)
    {
        json.WritePropertyName(column);
        if (text.Length == 0)
        {
            json.WriteNullValue();
        }
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            json.WriteNumberValue(whole);
        }
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}

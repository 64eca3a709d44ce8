using System.Text.Json;
using Ouroboros.Export;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Tests.Export;

public sealed class JsonLinesExportTests : IDisposable
{
    private readonly ExportedRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_line_is_an_object_of_a_known_kind()
    {
        var lines = Lines();
        Assert.All(lines, line => Assert.Equal("group/seed_7", line.GetProperty("run").GetString()));
        Assert.Equal(
            ["run", "metrics", "floor", "epoch", "labels", "cell"], lines.Select(line => line.GetProperty("kind").GetString()).Distinct());
        Assert.Equal(SampleRun.Generations + 1, Of(lines, "metrics").Count);
        Assert.Equal(2 * SampleRun.Generations, Of(lines, "epoch").Count);
        Assert.Equal(SampleRun.History().Labels.Sum(labels => labels.Counts.Count), Of(lines, "labels").Count);

        // Three of each matrix were computed.
        Assert.Equal(6, Of(lines, "cell").Count);
    }

    [Fact]
    public void Numbers_are_the_same_doubles_what_was_not_computed_is_null_and_infinities_are_words()
    {
        var lines = Lines();
        var last = Of(lines, "metrics")[^1];
        Assert.Equal(SampleRun.History().Metrics[^1].EffectiveClassesInitial, last.GetProperty("effective_classes_initial").GetDouble());
        Assert.Equal(JsonValueKind.Null, Of(lines, "metrics")[0].GetProperty("vae_loss").ValueKind);
        Assert.Equal("NaN", last.GetProperty("real_test_vae_loss").GetString());
        Assert.Equal("vae", Of(lines, "epoch")[0].GetProperty("model").GetString());
        var cell = Of(lines, "cell")[^1];
        Assert.Equal(("loss", 3, "generation_3", "Infinity"), (
            cell.GetProperty("matrix").GetString(), cell.GetProperty("classifier").GetInt32(), cell.GetProperty("data_set").GetString(), cell.GetProperty("value").GetString()));
    }

    [Fact]
    public void A_run_that_has_written_nothing_is_one_line()
    {
        foreach (var file in _run.Folder.Files())
        {
            _run.Folder.Delete(file);
        }

        Assert.Equal(7, Assert.Single(Lines()).GetProperty("seed").GetInt64());
    }

    private static List<JsonElement> Of(List<JsonElement> lines, string kind) => lines.FindAll(line => line.GetProperty("kind").GetString() == kind);

    private List<JsonElement> Lines()
    {
        using var stream = new MemoryStream();
        JsonLinesExport.Write(stream, "group/seed_7", _run.Folder, ExportedRun.Manifest);
        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        return [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
    }
}

using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class ManifestFileTests : IDisposable
{
    private static readonly Manifest Sample = new()
    {
        Program = "ouroboros",
        Version = "0.1.0",
        Commit = null,
        Seed = long.MaxValue,
        CommandLine = ["run", "--output-dir", "größe + \"x\""],
        Machine = SampleRun.Machine,
        State = RunState.Running,
        Started = new DateTimeOffset(2026, 1, 31, 14, 5, 9, TimeSpan.FromHours(1)),
        GenerationsPlanned = 3,
        GenerationsDone = 1,
        Resumed =
        [
            new()
            {
                At = new(2026, 1, 31, 15, 5, 9, TimeSpan.FromHours(1)),
                From = "state/generation_2_vae_epoch_7_step_3.safetensors",
                CommandLine = ["resume", "x"],
                Version = "0.1.1",
                Machine = SampleRun.Machine,
            },
        ],
        Checkpoint = "state/generation_2_vae_epoch_8_step_0.safetensors",
        Files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["samples/iteration_0.png"] = "ab",
            ["state/generation_2_vae_epoch_8_step_0.safetensors"] = "ef",
            ["config.yaml"] = "cd",
        },
        Removed = new Dictionary<string, string> { ["checkpoints/vae_1.safetensors"] = "01" },
    };

    private readonly TemporaryFolder _temporary = new();
    private readonly RunFolder _folder;

    public ManifestFileTests() => _folder = new RunFolder(_temporary.Path);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void The_file_is_json_that_a_person_can_read()
    {
        ManifestFile.Save(_folder, Sample);
        Assert.Equal(
            """
            {
              "program": "ouroboros",
              "format": 1,
              "version": "0.1.0",
              "commit": null,
              "seed": 9223372036854775807,
              "command_line": [
                "run",
                "--output-dir",
                "größe + \"x\""
              ],
              "machine": {
                "os": "an OS",
                "cpu": "a CPU",
                "cores": 2,
                "memory_bytes": 8589934592,
                "runtime": ".NET",
                "kernels": "reference",
                "threads": 1
              },
              "data_folder": null,
              "data_sha256": null,
              "reference_sha256": null,
              "state": "running",
              "reason": null,
              "started": "2026-01-31T14:05:09+01:00",
              "finished": null,
              "resumed": [
                {
                  "at": "2026-01-31T15:05:09+01:00",
                  "from": "state/generation_2_vae_epoch_7_step_3.safetensors",
                  "command_line": [
                    "resume",
                    "x"
                  ],
                  "version": "0.1.1",
                  "commit": null,
                  "machine": {
                    "os": "an OS",
                    "cpu": "a CPU",
                    "cores": 2,
                    "memory_bytes": 8589934592,
                    "runtime": ".NET",
                    "kernels": "reference",
                    "threads": 1
                  }
                }
              ],
              "generations_planned": 3,
              "generations_done": 1,
              "checkpoint": "state/generation_2_vae_epoch_8_step_0.safetensors",
              "files": {
                "config.yaml": "cd",
                "samples/iteration_0.png": "ab",
                "state/generation_2_vae_epoch_8_step_0.safetensors": "ef"
              },
              "removed": {
                "checkpoints/vae_1.safetensors": "01"
              }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_folder.FullPath("manifest.json")));
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Finished)]
    [InlineData(RunState.Failed)]
    public void A_manifest_comes_back(RunState state)
    {
        var written = Sample with { State = state, Commit = "abc", Reason = "disk full", Finished = Sample.Started.AddHours(2) };
        ManifestFile.Save(_folder, written);
        var read = ManifestFile.Load(_folder);
        Assert.Equivalent(written, read, strict: true);
        Assert.Equal(written.Files.Keys, read.Files.Keys);
    }

    [Fact]
    public void A_manifest_of_a_version_that_removed_nothing_has_nothing_removed()
    {
        ManifestFile.Save(_folder, Sample with { Removed = new Dictionary<string, string>() });
        var path = _folder.FullPath("manifest.json");
        var text = File.ReadAllText(path);
        const string removed = ",\n  \"removed\": {}";
        Assert.Contains(removed, text);
        File.WriteAllText(path, text.Replace(removed, ""));
        var read = ManifestFile.Load(_folder);
        Assert.Empty(read.Removed);
        Assert.Equal(Sample.Files.Count, read.Files.Count);
    }

    [Fact]
    public void A_folder_without_one_is_told_by_name()
    {
        var exception = Assert.Throws<RunFolderException>(() => ManifestFile.Load(_folder));
        Assert.StartsWith($"{_folder.FullPath("manifest.json")}: it is not there. ", exception.Message);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", 2)]
    [InlineData("\"format\": 1", "\"format\": 9876543210", 9876543210)]
    [InlineData("\"format\": 1,\n  \"version\": \"0.1.0\",", "\"format\": 3, \"versions\": [\"2.0\"],", 3)]
    [InlineData("\"files\": {", "\"format2\": 1, \"files\": [\"of another shape\"], \"removed\": {}, \"hashes\": {", 0)]
    public void A_manifest_of_a_newer_version_is_told_as_such_whatever_else_it_holds(string from, string to, long format)
    {
        ManifestFile.Save(_folder, Sample);
        Change(from, to);
        if (format == 0)
        {
            Change("\"format\": 1", "\"format\": 4");
            format = 4;
        }

        Assert.Equal(
            $"{_folder.FullPath("manifest.json")}: written by a newer version of this program (format {format}; this one reads up to 1). Use that version.",
            Assert.Throws<RunFormatException>(() => ManifestFile.Load(_folder)).Message);
    }

    [Theory]
    [InlineData("  \"format\": 1,\n", "")]
    [InlineData("\"seed\"", "\"flavour\": {\"of\": [1, null]}, \"seed\"")]
    [InlineData("\"cpu\"", "\"gpu\": null, \"cpu\"")]
    public void A_manifest_without_a_format_or_with_keys_of_a_later_version_still_reads(string from, string to)
    {
        ManifestFile.Save(_folder, Sample);
        Change(from, to);
        var read = ManifestFile.Load(_folder);
        Assert.Equal((Manifest.FirstFormat, Sample.Seed), (read.Format, read.Seed));
    }

    [Theory]
    [InlineData("\"ouroboros\"", "\"npm\"", true)]
    [InlineData("\"program\": \"ouroboros\",", "", true)]
    [InlineData("\"program\": \"ouroboros\",\n  \"format\": 1", "\"program\": \"npm\", \"format\": 3", true)]
    [InlineData("\"running\"", "\"resting\"", false)]
    [InlineData("{\n  \"program\"", "\"program\"", false)]
    public void Whole_manifests_of_other_programs_are_told_from_damaged_ones(string from, string to, bool isForeign)
    {
        ManifestFile.Save(_folder, Sample);
        Change(from, to);
        Assert.Equal(isForeign, Assert.Throws<RunFileException>(() => ManifestFile.Load(_folder)).IsForeign);
    }

    [Theory]
    [InlineData("\"ouroboros\"", "\"npm\"", 1, "program 'npm'; expected 'ouroboros'")]
    [InlineData("\"running\"", "\"resting\"", 24, "damage at $.state (")]
    [InlineData("\"running\"", "1", 24, "damage at $.state (")]
    [InlineData("\"generations_done\": 1", "\"generations_done\": 4", 1, "4 generations done of 3")]
    [InlineData("\"generations_done\": 1", "\"generations_done\": -1", 1, "-1 generations done of 3")]
    [InlineData("\"generations_planned\": 3", "\"generations_planned\": 1001", 1, "1001 generations planned; expected 1 to 1000")]
    [InlineData("\"checkpoint\": \"state/", "\"checkpoint\": \"elsewhere/", 1, "checkpoint 'elsewhere/generation_2_vae_epoch_8_step_0.safetensors'")]
    [InlineData("\"seed\": 9223372036854775807", "\"seed\": 9223372036854775808", 6, "damage at $.seed (")]
    [InlineData("\"seed\": 9223372036854775807,", "", 60, "'seed'")]
    [InlineData("\"cpu\": \"a CPU\"", "\"cpu\": null", 14, "damage at $.machine.cpu (")]
    [InlineData("\"version\": \"0.1.0\"", "\"program\": \"ouroboros\"", 4, "'program'")]
    [InlineData("\"run\"", "null", 1, "null in a command line")]
    [InlineData("\"config.yaml\": \"cd\"", "\"config.yaml\": null", 1, "'config.yaml' among its files; expected paths inside")]
    [InlineData("\"config.yaml\"", "\"../config.yaml\"", 1, "'../config.yaml' among its files; expected paths inside")]
    [InlineData("\"checkpoints/vae_1.safetensors\": \"01\"", "\"checkpoints/vae_1.safetensors\": null", 1, "'checkpoints/vae_1.safetensors' among its removed files; expected paths inside")]
    [InlineData("\"checkpoints/vae_1.safetensors\"", "\"checkpoints/../../x\"", 1, "'checkpoints/../../x' among its removed files; expected paths inside")]
    [InlineData("\"checkpoints/vae_1.safetensors\"", "\"config.yaml\"", 1, "'config.yaml' among its files and among its removed files; expected it in one of them")]
    [InlineData("\"format\": 1", "\"format\": 0", 1, "format 0; expected 1 or more")]
    [InlineData("\"format\": 1", "\"format\": \"1\"", 3, "damage at $.format (")]
    [InlineData("\"format\": 1", "\"format\": 1.5", 3, "damage at $.format (")]
    [InlineData("\"removed\": {", "\"removed\": null, \"x\": {", 57, "damage at $.removed (")]
    public void A_damaged_manifest_is_refused_with_file_and_reason(string from, string to, int line, string message)
    {
        ManifestFile.Save(_folder, Sample);
        var path = Change(from, to);
        var exception = Assert.Throws<RunFileException>(() => ManifestFile.Load(_folder));
        Assert.StartsWith($"{path}, line {line}: ", exception.Message);
        Assert.Contains(message, exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_manifest_cut_anywhere_or_of_something_else_is_refused()
    {
        ManifestFile.Save(_folder, Sample);
        var path = _folder.FullPath("manifest.json");
        var whole = File.ReadAllText(path);
        for (var length = 0; length < whole.TrimEnd().Length; length++)
        {
            File.WriteAllText(path, whole[..length]);
            Assert.Throws<RunFileException>(() => ManifestFile.Load(_folder));
        }

        foreach (var other in new[] { "null", "[]", "{}", "3", "\0" })
        {
            File.WriteAllText(path, other);
            Assert.Throws<RunFileException>(() => ManifestFile.Load(_folder));
        }
    }

    private string Change(string from, string to)
    {
        var path = _folder.FullPath("manifest.json");
        var text = File.ReadAllText(path);
        Assert.Contains(from, text);
        File.WriteAllText(path, text.Replace(from, to));
        return path;
    }
}

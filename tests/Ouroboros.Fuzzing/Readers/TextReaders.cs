using System.Text;
using Ouroboros.Cli.Config;
using Ouroboros.Configuration;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests;
using Ouroboros.Tests.Replication;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The readers of config, manifest and the files of several runs.</summary>
internal static class TextReaders
{
    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        new("yaml", [.. Configs().Select(text => new FuzzSeed(Encoding.UTF8.GetBytes(text)))], ReadYaml, null) { AllocatedByByte = 512 },
        new("manifest", [.. Manifests().Select(content => new FuzzSeed(content))], ReadManifest, typeof(RunFileException)) { AllocatedByByte = 64, OtherRefusal = typeof(RunFormatException) },
        new("replicates", [.. Groups(GroupFiles.Replicates)], file => GroupFile.ParseReplicates(file, "replicates.json") is not null, typeof(RunFileException)) { AllocatedByByte = 64, OtherRefusal = typeof(RunFormatException) },
        new("sweep", [.. Groups(GroupFiles.Sweep)], file => GroupFile.ParseSweep(file, "sweep.json") is not null, typeof(RunFileException)) { AllocatedByByte = 64, OtherRefusal = typeof(RunFormatException) },
    ];

    private static IEnumerable<string> Configs() =>
    [
        ConfigText.Write(Presets.Quick).Split('\n').Select(line => line.Split(" #")[0].TrimEnd()).Aggregate((text, line) => $"{text}\n{line}"),
        "experiment:\n  iterations: 3 # three\n  random_seed: null\nvae:\n  learning_rate: 1e-4\n",
        "vae: {layer_sizes: &sizes [784, 20], epochs: 3}\nclassifier:\n  layer_sizes: *sizes\n",
        "output:\n  experiments_dir: \"a\\u00e9 \\x41\"\nvisualization:\n  colormap: 'magma'\n  sample_gif_duration: 1_000\n",
        "---\n? vae\n: ? epochs\n  : !!int 3\nclassifier:\n  layer_sizes:\n  - 784\n  - 10\n...\n",
        "%YAML 1.2\n---\noutput:\n  experiments_dir: >-\n    a\n    b\n",
    ];

    private static IEnumerable<byte[]> Manifests()
    {
        var running = new Manifest
        {
            Program = Manifest.ProgramName,
            Version = "0.1.0",
            Seed = 7,
            CommandLine = [],
            Machine = SampleRun.Machine,
            State = RunState.Running,
            Started = new DateTimeOffset(2026, 1, 31, 14, 5, 9, TimeSpan.FromHours(1)),
            GenerationsPlanned = 3,
            GenerationsDone = 1,
            Files = new Dictionary<string, string>(),
        };
        var hash = new string('0', 64);
        var failed = running with
        {
            Commit = "abc",
            CommandLine = ["run", "--output-dir", "größe + \"x\""],
            State = RunState.Failed,
            Reason = "disk full",
            Finished = running.Started.AddHours(2),
            DataFolder = "/digits",
            DataSha256 = hash,
            Resumed = [new() { At = running.Started, From = "state/a.safetensors", CommandLine = ["resume", "x"], Version = "0.1.0", Machine = SampleRun.Machine }],
            Checkpoint = "state/a.safetensors",
            Files = new Dictionary<string, string> { ["config.yaml"] = hash, ["samples/iteration_0.png"] = hash, ["state/a.safetensors"] = hash },
        };
        var withoutWeights = running with
        {
            State = RunState.Finished,
            GenerationsDone = 3,
            Files = new Dictionary<string, string> { ["config.yaml"] = hash },
            Removed = new Dictionary<string, string> { ["checkpoints/vae_1.safetensors"] = hash, ["state/a.safetensors"] = hash },
        };
        using var temporary = new TemporaryFolder();
        var folder = new RunFolder(temporary.Path);
        foreach (var manifest in new[] { running, withoutWeights, failed })
        {
            ManifestFile.Save(folder, manifest);
            yield return folder.Read(RunFiles.Manifest);
        }
    }

    private static IEnumerable<FuzzSeed> Groups(string name)
    {
        using var temporary = new TemporaryFolder();
        var folder = new RunFolder(temporary.Path);
        GroupFile.Save(folder, SampleGroups.Group);
        GroupFile.Save(folder, SampleGroups.Group with { Seeds = [0], Config = new Dictionary<string, string>(), DataFolder = "/digits", DataSha256 = new string('0', 64) });
        GroupFile.Save(folder, SampleGroups.Sweep);
        yield return new FuzzSeed(folder.Read(name));
        GroupFile.Save(folder, SampleGroups.Group);
        GroupFile.Save(folder, SampleGroups.Sweep with { Seeds = null, Keys = ["vae.epochs"], Points = [new() { Name = "a", Values = ["1"] }] });
        yield return new FuzzSeed(folder.Read(name));
    }

    // What is read is also used as the program uses it: settings are set, problems told.
    private static bool ReadYaml(byte[] file)
    {
        var yaml = new YamlConfig("config.yaml");
        yaml.ReadBytes(file);
        var config = yaml.Settings.Aggregate(Presets.Classic, (config, setting) => setting.Key.Set(config, setting.Value));
        var told = yaml.Problems.Sum(problem => problem.ToString().Length) + ConfigText.Write(ConfigRules.Settle(config, null)).Length;
        return told > 0 && yaml.Problems.Count == 0;
    }

    private static bool ReadManifest(byte[] file) => ManifestFile.Parse(file, "manifest.json") is not null;
}

using System.Diagnostics;
using System.Globalization;
using Ouroboros.Export;
using Ouroboros.Replication;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Tests.Crowds;

/// <summary>Starts many processes of each command at once, in one folder, and looks at what each leaves.</summary>
/// <param name="size">Processes of each command.</param>
internal sealed class CrowdCampaign(int size) : IDisposable
{
    // So little work that the starts are what takes time; one run after another would not meet.
    private static readonly string[] Experiment =
    [
        "--data-dir", "digits", "--quiet", "--threads", "1", "-b", "20",
        "--vae-epochs", "1", "--classifier-epochs", "1",
        "--num-generated-samples", "100", "--num-displayed-samples", "10", "-i", "1",
        "vae.layer_sizes=[784,16]", "classifier.layer_sizes=[784,16]", "metrics.images=50",
    ];

    private readonly string _home = Directory.CreateTempSubdirectory("ouroboros-crowd-").FullName;
    private readonly StringWriter _report = new() { NewLine = "\n" };
    private readonly List<string> _wrong = [];

    /// <summary>What was not as it should be.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Lets every command have its turn.</summary>
    public void Run()
    {
        SmallDigits.Write(PathOf("digits"), train: 230, test: 70);
        Turn(
            "run",
            number => ["run", .. Experiment, "--random-seed", $"{number}", "vae.latent_dim=3"],
            outputs => Own(outputs, IsRun));
        var judges = Directory.GetFiles(PathOf("cache"));
        Check(
            judges.Length == 1 && judges[0].EndsWith(".safetensors", StringComparison.Ordinal),
            $"cache: found {string.Join(", ", judges.Select(Path.GetFileName))}, expected one reference classifier");

        Turn(
            "sweep",
            number => ["sweep", .. Experiment, "--random-seed", $"{number}", "--jobs", "1", "vae.latent_dim=2,3"],
            outputs => Own(outputs, IsSweep));
        Turn(
            "theory",
            number => ["theory", "gaussian", "--seed", $"{number}", "--n", "5", "--generations", "5", "--quiet", "--threads", "1"],
            outputs => Own(outputs, IsTheory));

        var runs = Directory.GetDirectories(PathOf("experiments"), "run_*").Order(StringComparer.Ordinal).ToList();
        Turn("compare", _ => ["compare", runs[0], runs[1]], _ => Made("comparison_*", IsComparison));
        Turn("report", _ => ["report", runs[0], runs[1]], _ => Made("report_*.html", RunReport.IsOne));
        Turn("report of one run", _ => ["report", runs[0]], outputs => RunReport.IsOne(Path.Combine(runs[0], RunFiles.Report)) ? outputs.Count : 0);
        Turn("gif of one run", _ => ["gif", runs[0]], outputs => IsWhole(runs[0]) is null ? 0 : outputs.Count);
        Turn("compare into one folder", _ => ["compare", runs[0], runs[1], "-o", "compared"], outputs => IsComparison(PathOf("compared")) ? outputs.Count : 0);

        // Different runs of one name, as they come from different folders.
        var namesakes = runs.ConvertAll(Namesake);
        Turn(
            "export to TensorBoard",
            number => ["export", namesakes[number - 1], "-f", "tensorboard"],
            _ => Events());
        Turn("export to one file", number => ["export", namesakes[number - 1], "-o", "one.jsonl"], _ => One(namesakes));
    }

    /// <summary>What happened, as a table.</summary>
    public string Report() =>
        $"| command | processes | started within | succeeded | complete results |\n|---|---:|---:|---:|---:|\n{_report}"
        + string.Concat(_wrong.Select(wrong => $"\n{wrong}"));

    public void Dispose() => Directory.Delete(_home, recursive: true);

    // The folder that a quiet command prints is its own.
    private static int Own(IReadOnlyList<string> outputs, Func<string, int, bool> isComplete) => outputs
        .Select((output, number) => (Folder: output.Trim(), Number: number + 1))
        .DistinctBy(one => one.Folder, StringComparer.Ordinal)
        .Count(one => isComplete(one.Folder, one.Number));

    private void Turn(string name, Func<int, IEnumerable<string>> words, Func<IReadOnlyList<string>, int> complete)
    {
        var clock = Stopwatch.StartNew();
        StartedProgram[] programs =
        [
            .. Enumerable.Range(1, size).Select(number => StartedProgram.Start(
                _home, words(number), (Terminal.CacheVariable, PathOf("cache")))),
        ];
        var started = clock.Elapsed;
        (int Code, string Output, string Error)[] ended;
        try
        {
            // They share the processors.
            ended = Array.ConvertAll(programs, program => program.Wait(size));
        }
        finally
        {
            Array.ForEach(programs, program => program.Dispose());
        }

        var succeeded = ended.Count(end => end.Code == ExitCodes.Success);
        var results = complete([.. ended.Select(end => end.Output)]);
        _report.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {size} | {started.TotalSeconds:F2} s | {succeeded} | {results} |"));
        Check(
            succeeded == size && results == size,
            $"{name}: {succeeded} of {size} succeeded, {results} complete results");
        var failed = ended.Where(end => end.Code != ExitCodes.Success);
        _wrong.AddRange(failed.Select(end => $"{name}: {end.Code} {end.Error.Trim()}"));
        Check(
            !Directory.EnumerateFiles(_home, "*.partial", SearchOption.AllDirectories).Any(),
            $"{name}: files in the making were left");
    }

    private bool IsRun(string path, int seed) => IsWhole(path) is { } manifest && manifest.Seed == seed;

    private bool IsSweep(string path, int seed)
    {
        var folder = new RunFolder(Path.Combine(_home, path));
        return folder.Has(RunFiles.Report) && File.ReadAllLines(folder.FullPath(GroupFiles.SweepTable)).Length == 3
            && GroupFile.LoadSweep(folder).Points.All(point => IsRun(folder.FullPath(point.Name), seed));
    }

    private Manifest? IsWhole(string path)
    {
        var folder = new RunFolder(Path.Combine(_home, path));
        var manifest = ManifestFile.Load(folder);
        return manifest.State == RunState.Finished && folder.Has(RunFiles.Report) && manifest.Files.Count > 0
            && folder.HashFiles().SequenceEqual(manifest.Files) ? manifest : null;
    }

    private bool IsTheory(string path, int number) =>
        File.ReadAllLines(Path.Combine(_home, path, TheoryFiles.Table)).Length > 1
        && new FileInfo(Path.Combine(_home, path, TheoryFiles.Settings)).Length > 0
        && Directory.GetFiles(Path.Combine(_home, path), "*", SearchOption.AllDirectories).Length > 2;

    private static bool IsComparison(string path) =>
        File.ReadAllLines(Path.Combine(path, GroupFiles.Comparison)).Length > 1
        && Directory.GetFiles(Path.Combine(path, "plots"), "*.svg").Length > 1;

    private int Made(string pattern, Func<string, bool> isComplete) =>
        Directory.GetFileSystemEntries(PathOf("experiments"), pattern).Count(isComplete);

    private string Namesake(string run)
    {
        var path = Path.Combine(_home, "elsewhere", Path.GetFileName(run), "seven");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.Move(run, path);
        return path;
    }

    private int Events() => Directory.GetDirectories(PathOf("tensorboard")).Count(folder =>
        Directory.GetFiles(folder) is [var file] && new FileInfo(file).Length > 0);

    // All wrote it; it is one of theirs from the first byte to the last, so that none disturbed another.
    private int One(IEnumerable<string> runs)
    {
        var left = File.ReadAllBytes(PathOf("one.jsonl"));
        var isWhole = runs.Any(run =>
        {
            using var lines = new MemoryStream();
            JsonLinesExport.Write(lines, "seven", new RunFolder(run), ManifestFile.Load(new RunFolder(run)));
            return lines.ToArray().AsSpan().SequenceEqual(left);
        });
        return isWhole ? size : 0;
    }

    private void Check(bool isRight, string otherwise)
    {
        if (!isRight)
        {
            _wrong.Add(otherwise);
        }
    }

    private string PathOf(string name) => Path.Combine(_home, name);
}

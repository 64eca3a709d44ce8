namespace Ouroboros.Cli.Tests.Golden;

/// <summary>
/// A run of two generations that version 0.1.0 wrote, without plots, animation and report: later versions list, report, compare and
/// resume it.
/// </summary>
public sealed class EarlierRunTests : IDisposable
{
    private static readonly string[] Words =
    [
        "--data-dir", "digits", "-b", "20", "--vae-epochs", "2", "--classifier-epochs", "2",
        "--num-generated-samples", "60", "--num-displayed-samples", "10",
        "vae.layer_sizes=[784,6]", "classifier.layer_sizes=[784,6]", "vae.latent_dim=2", "metrics.images=30",
        "--random-seed", "7", "--quiet",
    ];

    // Tables of a later version may have more columns; their cells are pinned elsewhere.
    private static readonly string[] Same =
    [
        "training.csv", "label_counts.csv", "accuracy_matrix.csv", "loss_matrix.csv",
        "checkpoints/vae_3.safetensors", "checkpoints/classifier_3.safetensors",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-earlier-").FullName;

    public EarlierRunTests()
    {
        SmallDigits.Write(Path.Combine(_folder, "digits"), train: 90, test: 40);
        var from = Path.Combine(Repository.Root, "tests", "Ouroboros.Cli.Tests", "Golden", "EarlierRun");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = PathOf($"early/{Path.GetRelativePath(from, file)}");
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_resumed_as_if_this_version_had_begun_it()
    {
        Call("run", [.. Words, "-i", "3", "--output-dir", "whole"]);
        Call("resume", ["experiments/early", "-i", "3", "--data-dir", "digits", "--quiet"]);
        Assert.All(Same, file => Assert.Equal(File.ReadAllBytes(PathOf($"whole/{file}")), File.ReadAllBytes(PathOf($"early/{file}"))));
        Assert.Equal(File.ReadAllLines(PathOf("whole/metrics.csv")).Length, File.ReadAllLines(PathOf("early/metrics.csv")).Length);
    }

    [Fact]
    public void It_is_listed_reported_and_compared()
    {
        Call("run", [.. Words, "-i", "2", "--output-dir", "new"]);
        Assert.Matches(@"early +finished +replace +\S.* 2/2 +7 +1\.00", Call("list", []).Output);
        Call("report", ["early"]);
        Assert.Contains("<svg", File.ReadAllText(PathOf("early/report.html")), StringComparison.Ordinal);
        var (table, warnings) = Call("compare", ["early", "new", "--table"]);
        Assert.Equal("", warnings);
        var rows = table.ReplaceLineEndings("\n").Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var known = rows.Where(row => row is ["real_test_accuracy", ..] or ["frechet_distance_reference", ..]).ToList();
        Assert.Equal(2, known.Count);
        Assert.All(known, row => Assert.Single(row.Skip(1).Distinct(StringComparer.Ordinal), value => value != "%"));
    }

    private (string Output, string Error) Call(string command, string[] words)
    {
        var (code, output, error) = BuiltProgram.Call(_folder, [command, .. words], (Terminal.CacheVariable, Path.Combine(_folder, "cache")));
        Assert.True(code == ExitCodes.Success, error);
        return (output, error);
    }

    private string PathOf(string file) => Path.Combine(_folder, "experiments", file);
}

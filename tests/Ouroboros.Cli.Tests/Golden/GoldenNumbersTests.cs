using System.Security.Cryptography;
using System.Text;

namespace Ouroboros.Cli.Tests.Golden;

/// <summary>
/// Pins the numbers of small runs of the built program: a change of structure must leave them as they are, bit for bit.
/// </summary>
/// <remarks>
/// With <c>OUROBOROS_ACCEPT_NUMBERS=1</c> the files in <c>Golden/Numbers</c> are written again, after numbers have changed on purpose. More files and more
/// columns than were pinned are no difference.
/// </remarks>
public sealed class GoldenNumbersTests(GoldenNumbersTests.Setup setup) : IClassFixture<GoldenNumbersTests.Setup>
{
    private static readonly string[] Hashed = ["training.csv", "label_counts.csv", "accuracy_matrix.csv", "loss_matrix.csv"];

    // Cells of these, so that a new metric changes nothing that is pinned; by the column that names their rows.
    private static readonly (string File, string Key)[] Tables = [("metrics.csv", "generation"), ("floors.csv", "metric")];

    private static readonly string[] Metrics = ["metrics.images=55"];

    [Theory]
    [InlineData("replace")]
    [InlineData("replace-cold", "regime.warm_start=false")]
    [InlineData("replace-temperature", "regime.sampling_temperature=0.5", "regime.label_source=reference")]
    [InlineData("accumulate", "regime.kind=accumulate")]
    [InlineData("accumulate-cold", "regime.kind=accumulate", "regime.warm_start=false", "regime.label_source=initial")]
    [InlineData("accumulate-subsample", "regime.kind=accumulate-subsample")]
    [InlineData("mix-fixed", "regime.kind=mix", "regime.real_fraction=0.3")]
    [InlineData("mix-fresh", "regime.kind=mix", "regime.real_fraction=0.2", "regime.real_source=fresh", "experiment.num_training_images=210")]
    [InlineData("filter", "regime.kind=filter", "regime.oversampling=2")]
    [InlineData("filter-balanced", "regime.kind=filter", "regime.oversampling=3", "regime.balance_classes=true", "regime.warm_start=false")]
    [InlineData("real", "regime.kind=real")]
    [InlineData("shuffled", "data.shuffle=true", "experiment.num_training_images=150")]
    public void A_run(string name, params string[] settings)
    {
        setup.Call(["run", .. Setup.Words, .. Metrics, "-i", "3", "--random-seed", "5", "--output-dir", name, "vae.latent_dim=3", .. settings]);
        Compare(name, Run(name));
    }

    [Fact]
    public void A_run_without_metrics()
    {
        setup.Call(["run", .. Setup.Words, "-i", "2", "--random-seed", "5", "--output-dir", "no-metrics", "vae.latent_dim=3", "metrics.images=0"]);
        Compare("no-metrics", Run("no-metrics"));
    }

    [Fact]
    public void A_run_that_was_resumed()
    {
        setup.Call(["run", .. Setup.Words, .. Metrics, "vae.latent_dim=3", "-i", "2", "--random-seed", "5", "--output-dir", "resumed"]);
        setup.Call(["resume", "experiments/resumed", "-i", "3", "--quiet"]);

        // The same file as that of the run that was not interrupted.
        Compare("replace", Run("resumed"));
    }

    [Fact]
    public void Replicates()
    {
        setup.Call(["run", .. Setup.Words, .. Metrics, "vae.latent_dim=3", "-i", "2", "--seeds", "5,6", "--output-dir", "group"]);
        Compare("replicates", [.. Run("group/seed_5"), .. Run("group/seed_6")]);
        Compare("replicates-summary", Cells("group/summary.csv", "summary.csv", ["generation", "metric"]));
    }

    [Fact]
    public void A_sweep()
    {
        setup.Call(["sweep", .. Setup.Words, .. Metrics, "-i", "2", "--random-seed", "5", "--output-dir", "sweep", "regime.kind=replace,real", "vae.latent_dim=3,5"]);
        string[] points = [.. Directory.GetDirectories(setup.PathOf("sweep"), "*", SearchOption.AllDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, "metrics.csv")))
            .Select(folder => Path.GetRelativePath(setup.PathOf(""), folder).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(4, points.Length);
        Compare("sweep", [.. points.SelectMany(Run)]);
    }

    [Theory]
    [InlineData("gaussian")]
    [InlineData("gaussian-unbiased", "--regime", "accumulate")]
    [InlineData("gaussian-weighted")]
    [InlineData("gaussian-mixture", "--regime", "filter")]
    [InlineData("multinomial", "--regime", "accumulate-subsample")]
    [InlineData("regression", "--regime", "mix", "--real-source", "fresh")]
    public void A_model_of_the_theory_lab(string model, params string[] options)
    {
        setup.Call(["theory", model, "--generations", "4", "--chains", "20", "--seed", "3", "--output-dir", $"theory-{model}", "--quiet", .. options]);
        Compare($"theory-{model}", Cells($"theory-{model}/theory.csv", "theory.csv", ["statistic", "generation"]));
    }

    private static void Compare(string name, IReadOnlyList<string> found)
    {
        var path = Path.Combine(Repository.Root, "tests", "Ouroboros.Cli.Tests", "Golden", "Numbers", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("OUROBOROS_ACCEPT_NUMBERS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Concat(found.Select(line => $"{line}\n")));
        }

        var pinned = File.ReadAllLines(path);
        Assert.NotEmpty(pinned);
        Assert.Empty(pinned.Except(found, StringComparer.Ordinal));
    }

    // Paths are inside the run, so that runs in other folders compare equal; those of several runs follow each other.
    private List<string> Run(string run)
    {
        var folder = setup.PathOf(run);
        var prefix = run.Contains('/', StringComparison.Ordinal) ? $"{run[(run.IndexOf('/', StringComparison.Ordinal) + 1)..]}/" : "";
        List<string> lines = [];
        foreach (var file in Hashed.Concat(Directory.GetFiles(folder, "*.safetensors", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(path => !path.Contains("state", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)))
        {
            lines.Add($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))} {prefix}{file}");
        }

        foreach (var (table, key) in Tables.Where(pinned => File.Exists(Path.Combine(folder, pinned.File))))
        {
            lines.AddRange(Cells($"{run}/{table}", prefix + table, [key]));
        }

        return lines;
    }

    private List<string> Cells(string table, string name, string[] keys)
    {
        var rows = File.ReadAllLines(setup.PathOf(table), Encoding.UTF8).Select(line => line.Split(',')).ToArray();
        var header = rows[0];
        List<string> lines = [];
        foreach (var row in rows.Skip(1))
        {
            var key = string.Join(' ', keys.Select(column => row[Array.IndexOf(header, column)]));
            lines.AddRange(header.Zip(row).Select(cell => $"{name} {key} {cell.First} {cell.Second}"));
        }

        return lines;
    }

    /// <summary>Digits and a cache for all runs.</summary>
    public sealed class Setup : IDisposable
    {
        /// <summary>
        /// Widths, batch and amounts that are no multiples of anything, so that every kind of edge is computed; enough training for several labels in
        /// every generation.
        /// </summary>
        public static readonly string[] Words =
        [
            "--data-dir", "digits", "-b", "21", "--vae-epochs", "12", "--classifier-epochs", "6", "--vae-lr", "0.005", "--classifier-lr", "0.005",
            "--num-generated-samples", "270", "--num-displayed-samples", "20", "vae.layer_sizes=[784,53,17]", "classifier.layer_sizes=[784,37]",
            "--threads", "2", "--quiet",
        ];

        private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-golden-").FullName;

        public Setup() => SmallDigits.Write(Path.Combine(_folder, "digits"), train: 330, test: 110);

        public string PathOf(string run) => Path.Combine(_folder, "experiments", run);

        public void Call(string[] words)
        {
            var (code, _, error) = BuiltProgram.Call(_folder, words, (Terminal.CacheVariable, Path.Combine(_folder, "cache")));
            Assert.Equal("", error);
            Assert.Equal(0, code);
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}

using System.Globalization;
using System.Text;
using Ouroboros.Collapse;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Export;
using Ouroboros.Latent;
using Ouroboros.Numerics;
using Ouroboros.Replication;
using Ouroboros.Reporting;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>The libraries under a hostile culture: every file is what it is under the invariant one.</summary>
public sealed class LibraryTests : IDisposable
{
    private static readonly ExperimentConfig Config = new()
    {
        Experiment = new ExperimentSettings
        {
            Iterations = 2,
            BatchSize = 50,
            NumTrainingImages = 1200,
            NumGeneratedSamples = 1100,
            RandomSeed = 7,
        },
        Vae = new VaeSettings { LayerSizes = [784, 16], LatentDim = 3, Epochs = 2, LearningRate = 5e-3 },
        Classifier = new ClassifierSettings { LayerSizes = [784, 12], Epochs = 1, LearningRate = 5e-3 },
        Metrics = new MetricsSettings { Images = 60 },
    };

    private static readonly Lazy<MnistData> Digits = new(() =>
    {
        var all = MnistData.LoadEmbedded();
        return new(all.Train.First(1_200), all.Test.First(300));
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-culture-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Else the other tests show nothing.
    [Fact]
    public void The_hostile_culture_writes_everything_in_its_own_way()
    {
        var texts = HostileCulture.Run(() => (string[])
        [
            (-1234567.5).ToString("N1", CultureInfo.CurrentCulture), 0.5.ToString("P0", CultureInfo.CurrentCulture),
            double.NaN.ToString(CultureInfo.CurrentCulture), (-1e-7).ToString(CultureInfo.CurrentCulture),
            new DateTime(2026, 1, 31, 14, 5, 9).ToString("yyyy/MM/dd HH:mm", CultureInfo.CurrentCulture),
        ]);
        Assert.Equal(["12'345'67,5~", "pc50", "none", "~1E~07", "2569!01!31 14?05"], texts);
    }

    [Fact]
    public void A_run_its_report_and_what_is_read_from_it_are_the_same_bytes()
    {
        var expected = Run("invariant");
        string[] files = [RunFiles.Report, RunFiles.Log, RunFiles.Manifest, RunFiles.Metrics, RunFiles.Animation];
        Assert.All(files, file => Assert.Contains(file, expected.Keys));
        Assert.Contains("1,100", Encoding.UTF8.GetString(expected[RunFiles.Report]), StringComparison.Ordinal);
        AssertSame(expected, HostileCulture.Run(() => Run("hostile")));
    }

    [Theory]
    [InlineData(TheoryModelKind.Gaussian)]
    [InlineData(TheoryModelKind.Multinomial)]
    public void A_theory_is_the_same_bytes(TheoryModelKind model) =>
        AssertSame(Theory(model), HostileCulture.Run(() => Theory(model)));

    [Fact]
    public void A_refused_config_is_refused_in_the_same_words()
    {
        var experiment = Config.Experiment with { NumGeneratedSamples = 1_000, NumDisplayedSamples = 2_000 };
        var wrong = Config with { Experiment = experiment };
        var refusal = Refuse();
        Assert.Contains("1,000", refusal, StringComparison.Ordinal);
        Assert.Equal(refusal, HostileCulture.Run(Refuse));

        string Refuse() => Assert.Throws<ArgumentException>(() => ConfigValidation.Validate(wrong, null)).Message;
    }

    [Fact]
    public void Shapes_in_messages_are_the_same()
    {
        var refusal = Refuse();
        Assert.Contains("[3, -1]", refusal, StringComparison.Ordinal);
        Assert.Equal(refusal, HostileCulture.Run(Refuse));

        static string Refuse() =>
            Assert.Throws<ArgumentException>(
                () => SafetensorsWriter.Write(Stream.Null, [new("odd", [3, -1], new float[5])])).Message;
    }

    private static void AssertSame(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(
            expected,
            file => Assert.Equal(Encoding.Latin1.GetString(file.Value), Encoding.Latin1.GetString(actual[file.Key])));
    }

    // Every byte of every file: the clock stands.
    private SortedDictionary<string, byte[]> Run(string name)
    {
        var folder = new RunFolder(Path.Join(_folder, name, "it"));
        var machine = new MachineFacts
        {
            Os = "an os",
            Cpu = "a cpu",
            Cores = 2,
            MemoryBytes = 1 << 30,
            Runtime = "a runtime",
            Kernels = "scalar",
            Threads = 1,
        };
        using var backend = Backends.Choose("scalar").Create(1);
        var description = new RunDescription("0.1.0", null, ["run"], machine, ConfigText.Write(Config));
        var writer = new RunFolderWriter(
            folder, description, new RunPictures(), new LatentDecoder(backend), new ManualTime());
        new SelfConsumingLoop(backend, Digits.Value, new ManualTime()).Run(Config, [writer], CancellationToken.None);
        return ByPath([.. folder.Files().Select(file => new RunFile(file, folder.Read(file))), .. Derived(folder)]);
    }

    // Comparisons, statistics and exports, which read the run's files.
    private static IEnumerable<RunFile> Derived(RunFolder folder)
    {
        var manifest = ManifestFile.Load(folder);
        var run = ComparedRun.OfRun(folder, manifest);
        var replicate = run.Summary.Replicates[0];
        var summary = GroupSummary.Of([replicate, replicate with { Seed = -8 }]);
        return
        [
            .. ComparisonPlots.Render([run, run with { Name = "again" }])
                .Select(file => file with { Path = $"compared/{file.Path}" }),
            .. GroupPlots.Render(summary, run.Floors).Select(file => file with { Path = $"group/{file.Path}" }),
            new(GroupFiles.Summary, Written(stream => GroupTables.WriteSummary(stream, summary))),
            new(GroupFiles.Collapse, Written(stream => GroupTables.WriteCollapse(stream, summary))),
            new(GroupFiles.CollapseSummary, Written(stream => GroupTables.WriteCollapseSummary(stream, summary))),
            new("run.jsonl", Written(stream => JsonLinesExport.Write(stream, "it", folder, manifest))),
            new(
                TensorBoardExport.FileName(folder, manifest),
                Written(stream => TensorBoardExport.Write(stream, folder, manifest))),
        ];
    }

    private static SortedDictionary<string, byte[]> Theory(TheoryModelKind model)
    {
        var settings = TheoryModels.Defaults(model) with { Chains = 20, Generations = 5 };
        var result = new TheoryLab(1).Run(settings, null, CancellationToken.None);
        return ByPath(
        [
            .. TheoryPlots.Render(result),
            new(TheoryFiles.Table, Written(stream => TheoryFiles.WriteTable(stream, result))),
            new(TheoryFiles.Settings, Written(stream => TheoryFiles.WriteSettings(stream, result, "0.1.0"))),
        ]);
    }

    private static SortedDictionary<string, byte[]> ByPath(IEnumerable<RunFile> files) =>
        new(files.ToDictionary(file => file.Path, file => file.Content), StringComparer.Ordinal);

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}

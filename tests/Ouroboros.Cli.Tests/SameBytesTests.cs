using Ouroboros.Numerics;
using Ouroboros.Numerics.Tests.OpenCl;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests;

/// <summary>The program's promise: same seed, same bytes, however many threads and however wide the vectors.</summary>
public sealed class SameBytesTests(SameBytesTests.BaselineRun baseline) : IClassFixture<SameBytesTests.BaselineRun>
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Files_are_the_same_bytes_with_any_number_of_threads(int threads) =>
        Assert.Equal(baseline.Hashes, baseline.Run($"threads{threads}", threads).Hashes);

    [Fact]
    public void Files_are_the_same_bytes_the_second_time() =>
        Assert.Equal(baseline.Hashes, baseline.Run("again", BaselineRun.Threads).Hashes);

    // The runtime's own switches: the program sees a processor without these instructions.
    [Theory]
    [InlineData("EnableAVX512", 256)]
    [InlineData("EnableAVX2", 128)]
    [InlineData("EnableAVX", 128)]
    [InlineData("EnableHWIntrinsic", 32)]
    public void Files_are_the_same_bytes_on_a_processor_with_narrower_vectors(string feature, int mostBits)
    {
        var run = baseline.Run(feature, BaselineRun.Threads, ($"DOTNET_{feature}", "0"));
        Assert.InRange(Backends.Choose(run.Kernels).VectorBits, 1, mostBits);
        Assert.Equal(baseline.Hashes, run.Hashes);
    }

    [Fact]
    public void Files_are_the_same_bytes_from_the_reference()
    {
        var run = baseline.Run("reference", 1, (Backends.EnvironmentVariable, "reference"));
        Assert.Equal("reference", run.Kernels);
        Assert.Equal(baseline.Hashes, run.Hashes);
    }

    /// <summary>Reference classifier, training, sampling, metrics, pictures: all of it, on every device of this machine.</summary>
    [Fact]
    public void Files_are_the_same_bytes_from_every_device()
    {
        Assert.SkipWhen(UsableDevices.All.Count == 0, UsableDevices.None);
        foreach (var (device, _) in UsableDevices.All)
        {
            var run = baseline.RunOn($"{device.Number}");
            Assert.Equal($"opencl {device.Name}", run.Kernels);
            Assert.Equal(baseline.Hashes, run.Hashes);
        }
    }

    [Fact]
    public void Another_seed_gives_other_numbers()
    {
        var other = baseline.Run("other", BaselineRun.Threads, seed: 6).Hashes;
        Assert.Equal(baseline.Hashes.Keys, other.Keys);
        Assert.NotEqual(baseline.Hashes[RunFiles.Metrics], other[RunFiles.Metrics]);
        Assert.NotEqual(baseline.Hashes[RunFiles.Checkpoint("vae", 1)], other[RunFiles.Checkpoint("vae", 1)]);
    }

    /// <summary>One run of the built program that the others are compared with.</summary>
    public sealed class BaselineRun : IDisposable
    {
        public const int Threads = 2;

        private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-bytes-").FullName;

        public BaselineRun()
        {
            SmallDigits.Write(Path.Combine(_folder, "digits"), train: 230, test: 70);
            Hashes = Run("baseline", Threads).Hashes;
        }

        public IReadOnlyDictionary<string, string> Hashes { get; }

        public (string Kernels, IReadOnlyDictionary<string, string> Hashes) Run(
            string name, int threads, params (string Name, string Value)[] environment) =>
            Run(name, threads, seed: 5, environment);

        public (string Kernels, IReadOnlyDictionary<string, string> Hashes) RunOn(string device) =>
            Run($"device{device}", Threads, seed: 5, ["--device", device], []);

        public (string Kernels, IReadOnlyDictionary<string, string> Hashes) Run(
            string name, int threads, long seed, params (string Name, string Value)[] environment) => Run(name, threads, seed, [], environment);

        // Widths and batch that are no multiples of anything, so that every kind of edge is computed.
        private (string Kernels, IReadOnlyDictionary<string, string> Hashes) Run(
            string name, int threads, long seed, IEnumerable<string> more, (string Name, string Value)[] environment)
        {
            string[] arguments =
            [
                "run", "--data-dir", "digits", "-i", "3", "-b", "50", "--vae-epochs", "3", "--classifier-epochs", "2",
                "--num-generated-samples", "170", "--num-displayed-samples", "20", "--random-seed", $"{seed}",
                "vae.layer_sizes=[784,53,17]", "vae.latent_dim=5", "classifier.layer_sizes=[784,37]",
                "--threads", $"{threads}", "--output-dir", name, "--quiet", .. more,
            ];
            var (code, _, error) = BuiltProgram.Call(_folder, arguments, environment);
            Assert.Equal("", error);
            Assert.Equal(0, code);

            var run = new RunFolder(Path.Combine(_folder, "experiments", name));
            var manifest = ManifestFile.Load(run);
            Assert.Equal(RunState.Finished, manifest.State);
            var onDisk = run.HashFiles();
            Assert.Equal(onDisk, manifest.Files);
            Assert.Contains(RunFiles.Animation, onDisk.Keys);
            Assert.Contains($"{RunFiles.Plots.LatentWalk(1)}.png", onDisk.Keys);
            Assert.Contains($"{RunFiles.Plots.LatentWalk(3)}.svg", onDisk.Keys);
            return (manifest.Machine.Kernels, onDisk);
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}

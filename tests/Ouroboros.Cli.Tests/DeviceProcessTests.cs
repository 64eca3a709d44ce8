using Ouroboros.Cli.Tests.Crashes;
using Ouroboros.Numerics.Tests.OpenCl;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests;

/// <summary>The built program and the system's OpenCL: not loaded unless it is asked for, and told of where it is of no use.</summary>
public sealed class DeviceProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-device-").FullName;

    public DeviceProcessTests() => SmallDigits.Write(Path.Combine(_folder, "digits"), train: 60, test: 20);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>By what the dynamic linker says that it loads.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_library_is_loaded_for_a_device_alone(bool asks)
    {
        Linux.Only();
        Assert.SkipWhen(asks && UsableDevices.All.Count == 0, UsableDevices.None);
        var log = Path.Combine(_folder, "loaded");
        var (code, _, error) = Run(asks ? ["--device", $"{UsableDevices.All[0].Device.Number}"] : [], ("LD_DEBUG", "files"), ("LD_DEBUG_OUTPUT", log));
        Assert.Equal((0, ""), (code, error));
        var loaded = Directory.GetFiles(_folder, "loaded*").SelectMany(File.ReadAllLines).ToList();
        Assert.Contains(loaded, line => line.Contains("libcoreclr.so", StringComparison.Ordinal));
        Assert.Equal(asks, loaded.Exists(line => line.Contains("OpenCL", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A library, and no driver for it.</summary>
    [Fact]
    public void A_system_without_a_platform_says_what_to_install()
    {
        Linux.Only();
        Assert.SkipWhen(UsableDevices.All.Count == 0, UsableDevices.None);
        Directory.CreateDirectory(Path.Combine(_folder, "none"));
        var (code, _, error) = Run(["--device", "gpu"], ("OCL_ICD_VENDORS", Path.Combine(_folder, "none")));
        Assert.Equal(ExitCodes.Usage, code);
        Assert.StartsWith(
            "ouroboros: --device gpu: found no GPU, expected a GPU. OpenCL is here, and no driver for it (no platform). Install the driver of the GPU's vendor",
            error,
            StringComparison.Ordinal);
        Assert.Equal((0, ""), Outcome(Run(["--device", "auto"], ("OCL_ICD_VENDORS", Path.Combine(_folder, "none")))));
    }

    /// <summary>And back. Who forgets the option goes on more slowly, and is told.</summary>
    [Fact]
    public void A_run_of_the_processor_goes_on_on_a_device()
    {
        var device = UsableDevices.First.Device;
        Assert.Equal((0, ""), Outcome(Run(["--output-dir", "it"])));
        Assert.Equal((0, ""), Outcome(BuiltProgram.Call(_folder, ["resume", "it", "-i", "2", "--device", $"{device.Number}", "--quiet"])));
        Assert.Equal($"opencl {device.Name}", Assert.Single(ManifestFile.Load(new RunFolder(Path.Combine(_folder, "experiments", "it"))).Resumed).Machine.Kernels);
        var back = BuiltProgram.Call(_folder, ["resume", "it", "-i", "3"]);
        Assert.Contains($"\ndevice  cpu; so far it was {device.Name}. --device goes on there, to the same files\n", back.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("so far", BuiltProgram.Call(_folder, ["resume", "it", "-i", "4"]).Output, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Outcome((int Code, string Output, string Error) call) => (call.Code, call.Error);

    private (int Code, string Output, string Error) Run(string[] more, params (string Name, string Value)[] environment) => BuiltProgram.Call(
        _folder,
        [
            "run", "--data-dir", "digits", "-i", "1", "-b", "20", "--vae-epochs", "1", "--classifier-epochs", "1", "--num-generated-samples", "20",
            "vae.layer_sizes=[784,6]", "vae.latent_dim=2", "classifier.layer_sizes=[784,5]", "--random-seed", "1", "--threads", "1", "--quiet", .. more,
        ],
        environment);
}

using Ouroboros.Cli.Running;
using Ouroboros.Numerics;
using Ouroboros.OpenCl;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Tests.Config;

/// <summary>Who is chosen by <c>--device</c>, and what is said where nobody can be.</summary>
public sealed class DeviceChoiceTests : IDisposable
{
    private static readonly ClDevice Laptop = SampleDevices.Gpu(1, "Laptop Graphics") with { SharesMemory = true, ComputeUnits = 1000 };
    private static readonly ClDevice Small = SampleDevices.Gpu(2, "Card 10") with { ComputeUnits = 10 };
    private static readonly ClDevice Large = SampleDevices.Gpu(3, "Card 100") with { ComputeUnits = 40 };
    private static readonly ClDevice Toy = SampleDevices.Gpu(4, "Toy") with { ComputeUnits = 999, Lack = "it has no fused multiply-add" };
    private static readonly ClDevice Pocl = SampleDevices.Gpu(5, "pthread-haswell") with { Kind = ClDeviceKind.Cpu, ComputeUnits = 5000 };

    private readonly CliFixture _cli = new();
    private readonly List<ClDevice> _compiled = [];

    public DeviceChoiceTests() => _cli.CompileKernels = device =>
    {
        _compiled.Add(device);
        return Backends.Choose("scalar");
    };

    public void Dispose() => _cli.Dispose();

    /// <summary>The fixture fails where anybody looks for devices.</summary>
    [Theory]
    [InlineData]
    [InlineData("--device", "cpu")]
    [InlineData("--device", "CPU")]
    public void On_the_processor_nobody_looks_for_devices(params string[] words)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run(["run", "--preset", "quick", .. words]));
        Assert.Equal(words.Length > 0, _cli.Out.Contains("device  cpu", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gpu", "Card 100")]
    [InlineData("GPU", "Card 100")]
    [InlineData("2", "Card 10")]
    [InlineData("card 10", "Card 10")]
    [InlineData("laptop", "Laptop Graphics")]
    [InlineData("pthread", "pthread-haswell")]
    [InlineData("5", "pthread-haswell")]
    public void A_device_is_taken_by_kind_number_or_name(string asked, string name)
    {
        Here(Laptop, Small, Large, Toy, Pocl);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--device", asked));
        Assert.Equal(name, Assert.Single(_compiled).Name);
        Assert.Contains($"\ndevice  {name}\n", _cli.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith($"/config.yaml --device {Terminal.Word(asked)}", _cli.Out.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6", "no device of that number, expected auto, cpu, gpu, or a device's name or number. ")]
    [InlineData("0", "no device of that number, expected auto, cpu, gpu, or a device's name or number. ")]
    [InlineData("geforce", "no such device, expected auto, cpu, gpu, or a device's name or number. ")]
    [InlineData("card", "2 devices of that name, expected one. ")]
    public void A_device_that_is_not_here_is_an_error_that_lists_those_that_are(string asked, string problem)
    {
        Here(Laptop, Small, Large);
        Fails($"ouroboros: --device {asked}: found {problem}ouroboros info lists them: 1 Laptop Graphics; 2 Card 10; 3 Card 100.", "--device", asked);
    }

    [Fact]
    public void The_processor_seen_through_a_driver_is_no_gpu()
    {
        Here(Pocl);
        Fails("ouroboros: --device gpu: found no GPU, only pthread-haswell, expected a GPU. ouroboros info lists them: 5 pthread-haswell.", "--device", "gpu");
    }

    [Fact]
    public void A_gpu_that_cannot_give_the_same_bytes_is_told_with_what_it_lacks()
    {
        Here(Toy);
        Fails(
            "ouroboros: --device gpu: found only Toy, which cannot give the same bytes as the processor: it has no fused multiply-add, expected a GPU. "
            + "ouroboros info lists them: 4 Toy.",
            "--device", "gpu");
    }

    [Theory]
    [InlineData("gpu", "no GPU, expected a GPU")]
    [InlineData("1", "no device of that number, expected auto, cpu, gpu, or a device's name or number")]
    [InlineData("card", "no device at all, expected auto, cpu, gpu, or a device's name or number")]
    public void Without_the_library_or_a_driver_the_error_says_what_to_install(string asked, string problem)
    {
        _cli.FindDevices = () => new ClDevices { Problem = "There is no OpenCL library here (it).", Advice = "Install the driver." };
        Fails($"ouroboros: --device {asked}: found {problem}. There is no OpenCL library here (it). Install the driver.", "--device", asked);
    }

    [Fact]
    public void A_driver_that_refuses_ends_the_run_before_it_begins()
    {
        Here(Large);
        _cli.CompileKernels = _ => throw new DeviceException("Card 100: its driver could not compile the kernels. Update it.");
        Fails("ouroboros: Card 100: its driver could not compile the kernels. Update it.", "--device", "gpu");
    }

    /// <summary>All of it, or a buffer for all images.</summary>
    [Theory]
    [InlineData(50_000_000, 50_000_000)]
    [InlineData(8_000_000_000, 10_000_000)]
    public void Too_little_memory_is_told_before_anything_is_compiled(long memory, long largest)
    {
        Here(Large with { MemoryBytes = memory, LargestBufferBytes = largest });
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--preset", "classic", "--device", "gpu"));
        Assert.Matches(@"^ouroboros: Card 100 has too little memory: .*; the run needs about .* compute on the processor: --device cpu\.\n$", _cli.Error.ReplaceLineEndings("\n"));
        Assert.Empty(_compiled);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "classic", "--device", "auto", "-i", "1"));
        Assert.StartsWith("ouroboros: warning: Card 100 has too little memory: ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("device  cpu, as Card 100 could not be used", _cli.Out, StringComparison.Ordinal);
    }

    /// <summary>Of several runs what is at work at once counts, and of a sweep the largest.</summary>
    [Theory]
    [InlineData("4 runs at once need", "run", "--replicates", "4", "--jobs", "4")]
    [InlineData("4 runs at once need", "run", "--seeds", "1,2,3,4", "--jobs", "9")]
    [InlineData("the largest run needs", "sweep", "experiment.num_generated_samples=1000,400000")]
    public void Memory_is_judged_for_all_runs(string who, params string[] words)
    {
        Here(Large with { MemoryBytes = 800_000_000, LargestBufferBytes = 800_000_000 });
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "classic", "--device", "gpu", "--dry-run"));
        _compiled.Clear();
        Assert.Equal(ExitCodes.Usage, _cli.Run([words[0], "--preset", "classic", "--device", "gpu", .. words[1..]]));
        Assert.StartsWith($"ouroboros: Card 100 has too little memory: 800.0 MB, in buffers of at most 800.0 MB; {who} about ", _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_compiled);
    }

    /// <summary>What is over needs no memory any more.</summary>
    [Fact]
    public void Of_a_resumed_group_the_runs_that_are_left_count()
    {
        Here(Large with { MemoryBytes = 500_000_000, LargestBufferBytes = 500_000_000 });
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "classic", "-i", "2", "--seeds", "1,2,3,4", "--jobs", "1", "--output-dir", "g"));
        Directory.Delete(_cli.PathOf("experiments/g/seed_3"), recursive: true);
        Assert.Equal(ExitCodes.Success, _cli.Run("resume", "g", "--jobs", "4", "--device", "gpu"));
        Directory.Delete(_cli.PathOf("experiments/g/seed_1"), recursive: true);
        Directory.Delete(_cli.PathOf("experiments/g/seed_3"), recursive: true);
        Directory.Delete(_cli.PathOf("experiments/g/seed_4"), recursive: true);
        Assert.Equal(ExitCodes.Usage, _cli.Run("resume", "g", "--jobs", "4", "--device", "gpu"));
        Assert.Contains("; 3 runs at once need about ", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, "Card 100, 2.0 times as fast as the processor")]
    [InlineData(2, "cpu, as Card 100 is only 0.5 times as fast")]
    public void Auto_takes_what_is_measured_to_be_faster(double slower, string words)
    {
        Here(Laptop, Large, Toy, Pocl);
        _cli.DeviceTimes = Times(slower);
        _cli.MeasureImageTimes = Times(1);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "classic", "--device", "auto"));
        Assert.Contains($"\ndevice  {words}\n", _cli.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void Auto_without_a_gpu_is_the_processor_and_measures_nothing()
    {
        Here(Pocl);
        _cli.MeasureImageTimes = (_, _, _) => throw new InvalidOperationException("Nothing was to be measured.");
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--device", "auto"));
        Assert.Contains("device  cpu, as there is no GPU that can be used", _cli.Out, StringComparison.Ordinal);
        Assert.Empty(_compiled);
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void Auto_falls_back_and_says_so()
    {
        Here(Large);
        _cli.DeviceTimes = (_, _, _) => throw new DeviceException("Card 100 has too little memory: 1 MB.");
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--device", "auto"));
        Assert.Equal("ouroboros: warning: Card 100 has too little memory: 1 MB.\nThe run goes on without it.", _cli.Error.TrimEnd().ReplaceLineEndings("\n"));
        Assert.Contains("device  cpu, as Card 100 could not be used", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_ask_for_a_device_and_an_option_overrules_it()
    {
        Here(Small, Large);
        _cli.Write("mine.yaml", "device: gpu\nexperiment:\n  iterations: 3\n");
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "-c", "mine.yaml"));
        Assert.Equal(["Card 100"], _compiled.Select(device => device.Name));
        Assert.Equal(3, _cli.Loop.Request!.Config.Experiment.Iterations);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "-c", "mine.yaml", "--device", "2"));
        Assert.Equal(["Card 100", "Card 10"], _compiled.Select(device => device.Name));
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "-c", "mine.yaml", "--device", "cpu"));
        Assert.Equal(2, _compiled.Count);
    }

    [Theory]
    [InlineData("device: [gpu]", "mine.yaml:1:9: device: found a list, expected auto, cpu, gpu, or a device's name or number.")]
    [InlineData("device: gpu\ndevice: cpu", "mine.yaml:2:1: device: found a second time (first in line 1), expected each key once. Delete one of the two.")]
    public void A_device_in_a_file_is_a_word(string text, string problem)
    {
        _cli.Write("mine.yaml", text);
        Fails(problem, "-c", "mine.yaml");
    }

    [Fact]
    public void A_dry_run_names_the_device()
    {
        Here(Large);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--device", "gpu", "--dry-run"));
        Assert.Matches(@"\ndevice +Card 100\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Matches(@"\ndevice memory +about \d+ MB\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--dry-run"));
        Assert.DoesNotContain("device", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_runs_and_sweeps_take_one_too()
    {
        Here(Large);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--device", "gpu", "--replicates", "2", "--dry-run"));
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "--device", "gpu", "vae.latent_dim=2,3", "--dry-run"));
        Assert.Equal(2, _compiled.Count);
    }

    [Fact]
    public void Runs_groups_and_sweeps_are_computed_there()
    {
        Here(Large);
        _cli.CompileKernels = _ => Backends.Choose("reference");
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--output-dir", "processor"));
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--output-dir", "one", "--device", "gpu"));
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--output-dir", "two", "--device", "gpu", "--replicates", "2", "--jobs", "1"));
        Assert.Equal(ExitCodes.Success, _cli.Run("sweep", "--preset", "quick", "--output-dir", "three", "--device", "gpu", "vae.latent_dim=2,3", "--jobs", "1"));
        Assert.Equal(["scalar", "reference", "reference", "reference", "reference", "reference"], _cli.RanOn);
    }

    [Fact]
    public void A_group_that_ends_early_says_how_to_go_on_there_and_does()
    {
        Here(Large);
        _cli.CompileKernels = _ => Backends.Choose("reference");
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Loop.AfterGeneration = generation =>
        {
            if (generation == 4)
            {
                _cli.Interruption.Interrupt(ExitCodes.Interrupted);
            }
        };
        Assert.Equal(
            ExitCodes.Interrupted,
            _cli.Run("run", "--preset", "quick", "-i", "4", "--seeds", "7,8", "--jobs", "1", "--output-dir", "g", "--device", "gpu"));
        Assert.EndsWith("ouroboros resume experiments/g --device gpu", _cli.Error.TrimEnd(), StringComparison.Ordinal);

        using var later = new CliFixture { FindDevices = _cli.FindDevices, CompileKernels = _cli.CompileKernels };
        Directory.Move(_cli.PathOf("experiments"), later.PathOf("experiments"));
        later.Loop = new FakeLoop(later.Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, later.Run("resume", "g", "--jobs", "1", "--device", "gpu"));
        Assert.Equal(["reference"], later.RanOn);
    }

    /// <summary>A failure of the device in mid-run, and the command that goes on there.</summary>
    [Fact]
    public void A_run_that_ends_early_says_how_to_go_on_on_the_same_device()
    {
        Here(Large);
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Loop.AfterGeneration = generation =>
        {
            if (generation == 2)
            {
                throw new DeviceException("Card 100 failed: it could not run a kernel (CL_OUT_OF_RESOURCES, -5).");
            }
        };
        Assert.Equal(ExitCodes.Files, _cli.Run("run", "--preset", "quick", "--output-dir", "mine", "--device", "card"));
        Assert.Equal(
            [
                "ouroboros: Card 100 failed: it could not run a kernel (CL_OUT_OF_RESOURCES, -5).",
                "The last checkpoint is still there. Go on from it with",
                "  ouroboros resume experiments/mine --device card",
            ],
            _cli.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    private static MeasureImageTimes Times(double seconds) => (_, _, _) =>
        new(Enum.GetValues<Workload>().ToDictionary(workload => workload, _ => seconds), OfSmallerModels: false);

    private void Here(params ClDevice[] devices) => _cli.FindDevices = () => new ClDevices { All = devices };

    private void Fails(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(["run", .. words]));
        Assert.Equal(message, _cli.Error.TrimEnd());
        Assert.Null(_cli.Loop.Request);
        Assert.False(Directory.Exists(_cli.PathOf("experiments")));
    }
}

using System.Collections.Concurrent;
using Ouroboros.Cli.Running;
using Ouroboros.Cli.Tests.Commands;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.OpenCl;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Tests;

/// <summary>The program in a folder of its own, with streams to read and a clock to turn.</summary>
internal sealed class CliFixture : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public CliFixture()
    {
        Folder = Directory.CreateTempSubdirectory("ouroboros-cli-").FullName;
        Loop = new FakeLoop(Time);
    }

    public string Folder { get; }

    public ManualTime Time { get; } = new();

    public FakeLoop Loop { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    public int Processors { get; set; } = Environment.ProcessorCount;

    /// <summary>Enough for everything.</summary>
    public MemoryLimit Memory { get; set; } = new(1L << 50, "of this machine");

    /// <summary>Standard output, made of the one that is read here and of standard error.</summary>
    public Func<TextWriter, TextWriter, TextWriter> Output { get; set; } = (output, _) => output;

    /// <summary>What is typed when the program asks; null when nobody is there.</summary>
    public string? Answer { get; set; }

    public bool OutIsTerminal { get; set; }

    public int Columns { get; set; } = 80;

    public MakeAnimation MakeAnimation { get; set; } = (_, _, _) => throw new InvalidOperationException("No animation was expected.");

    /// <summary>A millisecond for each image, whatever is done with it.</summary>
    public MeasureImageTimes MeasureImageTimes { get; set; } = (_, _, _) =>
        new(Enum.GetValues<Workload>().ToDictionary(workload => workload, _ => 0.001), OfSmallerModels: false);

    public Func<int, ISpeedTest> CreateSpeedTest { get; set; } = _ => throw new InvalidOperationException("No test of speed was expected.");

    /// <summary>The same on a device; null where it is no different.</summary>
    public MeasureImageTimes? DeviceTimes { get; set; }

    public Func<ClDevices> FindDevices { get; set; } = () => throw new InvalidOperationException("Nobody was to look for devices.");

    public Func<ClDevice, KernelSet> CompileKernels { get; set; } = _ => throw new InvalidOperationException("Nothing was to be compiled.");

    /// <summary>Names of the kernels that runs were begun on, in their order; runs at once may come in any.</summary>
    public ConcurrentQueue<string> RanOn { get; } = [];

    public Interruption Interruption { get; } = new();

    /// <summary>The servers of data sets; null when none is expected to be asked.</summary>
    public FakeServers? Servers { get; set; }

    /// <summary>What the last call printed.</summary>
    public string Out => _out.ToString();

    /// <summary>What the last call complained of.</summary>
    public string Error => _error.ToString();

    /// <summary>Calls the program.</summary>
    /// <returns>Its exit code.</returns>
    public int Run(params string[] args)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        return Application.Run(args, Services());
    }

    /// <summary>What the commands work with.</summary>
    public CliServices Services() => new()
    {
        Terminal = Terminal(),
        Machine = new() { Processors = Processors, Memory = () => Memory },
        Time = Time,
        RunExperiment = RunOn(Backends.Choose("scalar")),
        MakeAnimation = (sheets, duration, loop) => MakeAnimation(sheets, duration, loop),
        MeasureImageTimes = (plan, threads, cancellation) => MeasureImageTimes(plan, threads, cancellation),
        CreateSpeedTest = threads => CreateSpeedTest(threads),
        Kernels = () => Backends.Choose("scalar"),
        FindDevices = () => FindDevices(),
        CompileKernels = device => CompileKernels(device),
        WithKernels = kernels => Services() with { Kernels = () => kernels, RunExperiment = RunOn(kernels), MeasureImageTimes = DeviceTimes ?? MeasureImageTimes },
        Interruption = Interruption,
        DataSets = Servers is null ? KnownDataSets.All : [KnownDataSets.All[0], Servers.Kmnist],
        CreateHttpHandler = () => Servers ?? throw new InvalidOperationException("No request was expected."),
        FetchPolicy = new() { FirstPause = TimeSpan.Zero },
    };

    private RunExperiment RunOn(KernelSet kernels) => (request, observers, cancellation) =>
    {
        RanOn.Enqueue(kernels.Name);
        return Loop.Run(request, observers, cancellation);
    };

    /// <summary>The terminal as the program sees it.</summary>
    public Terminal Terminal() => new()
    {
        Out = Output(_out, _error),
        Error = _error,
        In = new StringReader(Answer ?? ""),
        InIsTerminal = Answer is not null,
        OutIsTerminal = OutIsTerminal,
        ErrorIsTerminal = OutIsTerminal,
        Size = () => (Columns, 24),
        Variable = Variables.GetValueOrDefault,
        CurrentFolder = Folder,
    };

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Makes a finished run.</summary>
    public string MakeRun(string name, params string[] more)
    {
        Loop = new FakeLoop(Time) { WritesFiles = true };
        Assert.Equal(ExitCodes.Success, Run(["run", "--quiet", "--preset", "quick", "-i", "4", "--output-dir", name, .. more]));
        return PathOf($"experiments/{name}");
    }

    public void Dispose()
    {
        Interruption.Dispose();
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

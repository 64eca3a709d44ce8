using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>A run of the built program that things happen to, in a folder of its own.</summary>
internal sealed class TestedRun : IDisposable
{
    /// <summary>Kernels so slow that a run is not over before something happens to it; the bytes are the same.</summary>
    public static readonly (string, string) Slowly = (Numerics.Backends.EnvironmentVariable, "scalar");

    private const string Name = "it";
    private static readonly int TimeLength = "2026-01-31 14:05:09.000+00:00 ".Length;

    private readonly UninterruptedRuns _whole;
    private readonly Experiment _experiment;
    private readonly string? _temporary;

    /// <summary>A run to begin.</summary>
    /// <param name="whole">Has the digits, and what the run must equal in the end.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="home">The program's current folder; null for a temporary one.</param>
    public TestedRun(UninterruptedRuns whole, Experiment experiment, string? home = null)
    {
        _whole = whole;
        _experiment = experiment;
        _temporary = home is null ? Directory.CreateTempSubdirectory("ouroboros-crash-").FullName : null;
        Home = home ?? _temporary!;
        Digits = whole.Digits;
        Folder = new RunFolder(Path.Combine(Home, "experiments", Name));
    }

    /// <summary>The program's current folder.</summary>
    public string Home { get; }

    /// <summary>Folder of the digits that it begins with.</summary>
    public string Digits { get; init; }

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>How messages name the run's folder.</summary>
    public static string Shown { get; } = Path.Combine("experiments", Name);

    /// <summary>The manifest as it is now.</summary>
    public Manifest Manifest => ManifestFile.Load(Folder);

    /// <summary>The checkpoint that the manifest names now; null if there is none, or no manifest.</summary>
    public TrainingPosition? Checkpoint =>
        Folder.Has(RunFiles.Manifest) && Manifest.Checkpoint is { } file ? Positions.OfState(file) : null;

    /// <summary>Lines of the log as they are now, without their times.</summary>
    public IReadOnlyList<string> Log => Folder.Has(RunFiles.Log)
        ? [.. File.ReadAllLines(Folder.FullPath(RunFiles.Log)).Where(line => line.Length > TimeLength).Select(line => line[TimeLength..])]
        : [];

    /// <summary>Words after the program's name that begin the run.</summary>
    public IReadOnlyList<string> BeginWords => ["run", "--data-dir", Digits, "--output-dir", Name, "--quiet", .. _experiment.Words];

    /// <summary>Starts <c>ouroboros run</c>, with two threads if no option says otherwise.</summary>
    public StartedProgram Begin(params (string, string)[] environment) => Begin(2, environment);

    /// <summary>Starts <c>ouroboros run</c>.</summary>
    public StartedProgram Begin(int threads, params (string, string)[] environment) => Start(
        [.. BeginWords, "--threads", $"{threads}"], environment);

    /// <summary>Starts <c>ouroboros resume</c>.</summary>
    public StartedProgram Resume(params string[] more) => Resume(more, []);

    /// <summary>Starts <c>ouroboros resume</c>.</summary>
    public StartedProgram Resume(string[] more, params (string, string)[] environment) => Start(["resume", Name, "--quiet", .. more], environment);

    /// <summary>Starts the program in the run's home.</summary>
    public StartedProgram Start(IEnumerable<string> words, params (string, string)[] environment) =>
        StartedProgram.Start(Home, words, environment);

    /// <summary>What <c>ouroboros list</c> says of the run.</summary>
    public string ListedState()
    {
        using var list = Start(["list"]);
        var (code, output, _) = list.Wait();
        Assert.Equal(ExitCodes.Success, code);
        return Assert.Single(output.Split('\n'), line => line.StartsWith(Name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    /// <summary>Whether the log speaks of something.</summary>
    public bool HasLogged(string text) => Log.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Begins slowly, and interrupts once the log speaks of something.</summary>
    public void BeginUntil(string logged)
    {
        using var program = Begin(Slowly);
        program.Until(() => HasLogged(logged));
        Assert.Equal(ExitCodes.Terminated, program.After(UnixSignal.Terminate).Code);
    }

    /// <summary>Every byte of every file of the run.</summary>
    public SortedDictionary<string, string> Everything() =>
        new(Folder.Files().ToDictionary(file => file, file => Convert.ToHexString(Folder.Read(file))), StringComparer.Ordinal);

    /// <summary>Nobody can tell by its reproducible files that something happened to the run.</summary>
    public void MustEqualUninterrupted() => MustEqual(_experiment);

    /// <summary>The same for another experiment than the one it was begun with.</summary>
    /// <param name="experiment">What it must equal.</param>
    /// <param name="but">A file that differs, since it says something that differs; null for none.</param>
    public void MustEqual(Experiment experiment, string? but = null)
    {
        var (manifest, onDisk) = (Manifest, Folder.HashFiles());
        Assert.Equal(_whole.Hashes(experiment).Where(file => file.Key != but), onDisk.Where(file => file.Key != but));
        Assert.Equal(onDisk, manifest.Files);
        Assert.Equal((RunState.Finished, experiment.Generations), (manifest.State, manifest.GenerationsDone));
        Assert.Empty(Folder.PartialFiles());
    }

    public void Dispose()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}

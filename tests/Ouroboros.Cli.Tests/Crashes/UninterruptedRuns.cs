using System.Collections.Concurrent;
using Ouroboros.Runs;

[assembly: AssemblyFixture(typeof(Ouroboros.Cli.Tests.Crashes.UninterruptedRuns))]

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>What experiments leave when nothing happens to them, each run once for all tests, and the digits that they learn.</summary>
public sealed class UninterruptedRuns : IDisposable
{
    private readonly Lazy<string> _folder;
    private readonly ConcurrentDictionary<Experiment, Lazy<Result>> _results = new();

    public UninterruptedRuns() => _folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("ouroboros-whole-").FullName;
        SmallDigits.Write(Path.Combine(folder, "digits"), train: 230, test: 70);
        return folder;
    });

    /// <summary>Folder of the digits.</summary>
    public string Digits => Path.Combine(_folder.Value, "digits");

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            Directory.Delete(_folder.Value, recursive: true);
        }
    }

    /// <summary>SHA-256 of every reproducible file.</summary>
    internal IReadOnlyDictionary<string, string> Hashes(Experiment experiment) => Of(experiment).Hashes;

    /// <summary>What a run needs on a disk, its report left out: without that it is whole.</summary>
    internal int Kibibytes(Experiment experiment) => Of(experiment).Kibibytes;

    private Result Of(Experiment experiment) => _results.GetOrAdd(experiment, wanted => new(() =>
    {
        using var run = new TestedRun(this, wanted);
        run.Begin().MustFinish();
        return new(run.Folder.HashFiles(), run.Folder.Files().Where(file => file != RunFiles.Report).Sum(file => Pages(run.Folder.FullPath(file))));
    })).Value;

    // A file takes whole pages of 4 KiB.
    private static int Pages(string path) => 4 * (int)((new FileInfo(path).Length + 4095) / 4096);

    private sealed record Result(IReadOnlyDictionary<string, string> Hashes, int Kibibytes);
}

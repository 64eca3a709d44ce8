using Ouroboros.Runs;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Tests.Export;

/// <summary>The folder of <see cref="SampleRun"/> as far as exports read it, with a sheet for each data set.</summary>
internal sealed class ExportedRun : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public ExportedRun()
    {
        Folder = new RunFolder(_temporary.Path);
        foreach (var (file, write) in RunTables.Of(SampleRun.History()))
        {
            Folder.Write(file, write);
        }

        Folder.Write(RunFiles.Timings, stream => TimingsCsv.Write(stream, [new(1, "train_vae", 2), new(1, "sample", 0.5), new(2, "train_vae", 4), new(3, "sample", 1)]));
        for (var generation = 0; generation <= SampleRun.Generations; generation++)
        {
            Folder.Write($"{RunFiles.SampleSheet(generation)}.png", stream => stream.Write(Png));
        }
    }

    /// <summary>The beginning of a PNG file of 5 by 7 pixels.</summary>
    public static byte[] Png { get; } =
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 5, 0, 0, 0, 7, 8, 0];

    public RunFolder Folder { get; }

    public static Manifest Manifest { get; } = new()
    {
        Program = Manifest.ProgramName,
        Version = "0.1.0",
        Seed = 7,
        CommandLine = [],
        Machine = SampleRun.Machine,
        State = RunState.Finished,
        Started = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500),
        GenerationsPlanned = SampleRun.Generations,
        GenerationsDone = SampleRun.Generations,
        Files = new Dictionary<string, string>(),
    };

    public void Dispose() => _temporary.Dispose();
}

using Ouroboros.Export;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests.Runs;

namespace Ouroboros.Tests.Export;

public sealed class TensorBoardExportTests : IDisposable
{
    private readonly ExportedRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Everything_that_is_a_number_is_there_under_its_step()
    {
        var events = Events();
        Assert.Equal((1_700_000_000.5, "brain.Event:2"), (events[0].WallTime, events[0].Version));
        Assert.All(events.Skip(1), one => Assert.Null(one.Version));

        var metrics = SampleRun.History().Metrics;
        var accuracy = events.Where(one => one.Tag == "metrics/real_test_accuracy").ToList();
        Assert.Equal([1, 2, 3], accuracy.Select(one => one.Step));
        Assert.Equal(metrics.Skip(1).Select(row => (float?)row.RealTestAccuracy), accuracy.Select(one => one.Scalar));
        Assert.Equal(metrics.Select(row => (float?)row.EffectiveClassesInitial), Scalars("metrics/effective_classes_initial"));

        // Not a number is none.
        Assert.Empty(Scalars("metrics/real_test_vae_loss"));
        Assert.Equal(3, Scalars("training/vae_loss").Count);

        IReadOnlyList<float?> Scalars(string tag) => [.. events.Where(one => one.Tag == tag).Select(one => one.Scalar)];
    }

    [Fact]
    public void Wall_times_are_the_start_and_the_seconds_at_work()
    {
        var events = Events();
        Assert.Equal(
            [1_700_000_000.5, 1_700_000_003.0, 1_700_000_007.0, 1_700_000_008.0], events.Where(one => one.Tag == "samples").Select(one => one.WallTime));

        // Two epochs in generation 1, which took 2.5 s.
        Assert.Equal(1_700_000_001.75, events.First(one => one.Tag == "training/vae_loss").WallTime);
    }

    [Fact]
    public void Sheets_are_images_as_they_are()
    {
        var image = Events().Last(one => one.Tag == "samples");
        Assert.Equal(ExportedRun.Png, image.Image);
        Assert.Equal((7L, 5L, 1L), image.Size);
        Assert.Equal(3, image.Step);
    }

    [Fact]
    public void A_sheet_that_is_no_picture_is_told()
    {
        _run.Folder.Write($"{RunFiles.SampleSheet(1)}.png", stream => stream.Write("no PNG"u8));
        Assert.Contains("found no PNG image", Assert.Throws<RunFileException>(() => Events()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_named_as_TensorBoard_looks_for_it()
    {
        var manifest = ExportedRun.Manifest;
        var name = TensorBoardExport.FileName(_run.Folder, manifest);
        Assert.Matches($@"^events\.out\.tfevents\.1700000000\.[0-9a-f]{{12}}\.{_run.Folder.Name}$", name);
        var later = manifest with { GenerationsDone = 1, State = RunState.Failed };
        Assert.Equal(name, TensorBoardExport.FileName(_run.Folder, later));
        Manifest[] others =
        [
            manifest with { Seed = manifest.Seed + 1 },
            manifest with { Started = manifest.Started.AddMilliseconds(1) },
            manifest with { CommandLine = ["another"] },
        ];
        Assert.All(others, other => Assert.NotEqual(name, TensorBoardExport.FileName(_run.Folder, other)));
    }

    // The standard library alone reads frames and messages; where there is TensorBoard, it reads the file too.
    [Fact]
    public void Python_reads_it()
    {
        var python = Python.With("struct");
        Assert.SkipWhen(python is null, "No python3 here.");
        var file = Path.Combine(_run.Folder.Root, TensorBoardExport.FileName(_run.Folder, ExportedRun.Manifest));
        File.WriteAllBytes(file, Written());
        var (code, output) = Python.Run(python, [Path.Combine(RepositoryRoot(), "tests", "python", "read_events.py"), file]);
        Assert.True(code == 0, output);
        Assert.Contains("metrics/effective_classes_initial: 4 numbers, last 0.75 in step 3", output, StringComparison.Ordinal);
        Assert.Contains("samples: 4 images, last 7 x 5 in step 3", output, StringComparison.Ordinal);
    }

    private IReadOnlyList<EventFile> Events() => EventFile.Read(Written());

    private byte[] Written()
    {
        using var stream = new MemoryStream();
        TensorBoardExport.Write(stream, _run.Folder, ExportedRun.Manifest);
        return stream.ToArray();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ouroboros.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Export;

/// <summary>A run as a TensorBoard event file: metrics by generation, training by epoch, sample sheets as images.</summary>
/// <remarks>
/// Wall times are those of the run: its start in <c>manifest.json</c> plus the seconds of <c>timings.csv</c>, so that they count the time at
/// work. Steps are generations, and epochs since the beginning for training curves.
/// </remarks>
public static class TensorBoardExport
{
    // Width and height follow the signature, the length and the name of the first chunk.
    private const int PngWidth = 16;
    private const int PngHeight = 20;

    private const int IdentityLength = 12;

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// Name of a run's event file: TensorBoard finds it by its beginning. It is the same for as long as the run has its
    /// name, and another run's is another, even one of the same name that began in the same second.
    /// </summary>
    public static string FileName(RunFolder folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var words = string.Join(' ', manifest.CommandLine);
        var identity = string.Create(CultureInfo.InvariantCulture, $"{manifest.Started:O} {manifest.Seed} {words}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..IdentityLength];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{manifest.Started.ToUnixTimeSeconds()}.{hash}.{folder.Name}");
    }

    /// <summary>Writes the event file of what a run has so far.</summary>
    /// <exception cref="RunFolderException">A file is missing, or the disk refuses.</exception>
    /// <exception cref="RunFileException">A file does not hold what it should.</exception>
    public static void Write(Stream stream, RunFolder folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var times = Ends(folder, manifest);
        var events = new EventWriter(stream, times[0]);
        if (folder.Has(RunFiles.Metrics))
        {
            WriteMetrics(events, MetricSeries.Load(folder), times);
        }

        WriteTraining(events, folder, times);
        for (var generation = 0; generation < times.Count; generation++)
        {
            var sheet = $"{RunFiles.SampleSheet(generation)}.png";
            if (folder.Has(sheet))
            {
                var png = folder.Read(sheet);
                events.Image("samples", generation, times[generation], Size(png, folder.FullPath(sheet)), png);
            }
        }
    }

    private static void WriteMetrics(EventWriter events, MetricSeries series, List<double> times)
    {
        for (var generation = 0; generation < series.Generations; generation++)
        {
            foreach (var metric in series.Metrics)
            {
                if (series[metric, generation] is { } value)
                {
                    events.Scalar($"metrics/{metric}", generation, times[Math.Min(generation, times.Count - 1)], value);
                }
            }
        }
    }

    private static void WriteTraining(EventWriter events, RunFolder folder, List<double> times)
    {
        if (RunTable.Load(folder, RunFiles.Training) is not { } table)
        {
            return;
        }

        var epochs = TrainingCsv.Read(table, int.MaxValue);
        var ofGeneration = epochs.GroupBy(epoch => epoch.Generation).ToDictionary(group => group.Key, group => group.Count());
        var (done, steps) = (new Dictionary<int, int>(), new Dictionary<TrainedModel, int>());
        foreach (var epoch in epochs)
        {
            // Epochs share their generation's time evenly: none of the files has theirs.
            var within = done[epoch.Generation] = done.GetValueOrDefault(epoch.Generation) + 1;
            var (from, to) = (times[Math.Min(epoch.Generation - 1, times.Count - 1)], times[Math.Min(epoch.Generation, times.Count - 1)]);
            var time = from + ((to - from) * within / ofGeneration[epoch.Generation]);
            var step = steps[epoch.Model] = steps.GetValueOrDefault(epoch.Model) + 1;
            foreach (var (name, value) in new (string, double?)[]
                { ("loss", epoch.Loss), ("reconstruction", epoch.Reconstruction), ("kl", epoch.Kl), ("accuracy", epoch.Accuracy) })
            {
                if (value is { } number)
                {
                    events.Scalar($"training/{TrainingCsv.NameOf(epoch.Model)}_{name}", step, time, number);
                }
            }
        }
    }

    // When each generation ended, the first entry when the run began.
    private static List<double> Ends(RunFolder folder, Manifest manifest)
    {
        var seconds = new double[manifest.GenerationsDone + 1];
        if (folder.Has(RunFiles.Timings))
        {
            foreach (var timing in RunHistoryReader.LoadTimings(folder).Where(timing => timing.Generation < seconds.Length))
            {
                seconds[timing.Generation] += timing.Seconds;
            }
        }

        var time = manifest.Started.ToUnixTimeMilliseconds() / 1000.0;
        return [.. seconds.Select(more => time += more)];
    }

    private static (int Width, int Height) Size(byte[] png, string path) =>
        png.Length >= PngHeight + sizeof(int) && png.AsSpan().StartsWith(PngSignature)
            ? (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(PngWidth)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(PngHeight)))
            : throw new RunFileException(path, 1, "no PNG image", "a sample sheet");
}

using System.Globalization;
using Ouroboros.Cli.Display;
using Ouroboros.OpenCl;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros info --benchmark</c>: how fast the parts of the reference experiment are on this machine.</summary>
internal sealed class Benchmark(CliServices services)
{
    /// <summary>Measurements of each part, of which the median is shown: odd, so that there is one.</summary>
    public const int Turns = 5;

    // Of as many times the peak of one thread as there are threads; processors slow down a little when all cores are busy.
    private const double EnoughGain = 0.75;

    private static readonly (Workload Workload, string Name)[] Parts =
    [
        (Workload.VaeTraining, "VAE training"),
        (Workload.ClassifierTraining, "classifier training"),
        (Workload.Sampling, "sampling"),
        (Workload.Evaluation, "evaluation"),
    ];

    /// <summary>Measures with one thread, with all, and on each device, and writes a table.</summary>
    /// <param name="threads">All threads.</param>
    /// <param name="devices">The devices; those that cannot be used are left out.</param>
    public void Run(int threads, IReadOnlyList<ClDevice> devices)
    {
        string[] header = ["workload", "threads", "images/s", "GFLOP/s", "peak GFLOP/s", "share of peak"];
        List<string[]> rows = [];
        List<(int Threads, double Peak)> peaks = [];
        foreach (var count in new[] { 1, threads }.Distinct())
        {
            var speeds = Measure(services, count, Units.Count(count, "thread"));
            rows.AddRange(Parts.Zip(speeds, (part, speed) => Row(part.Name, $"{count}", speed)));
            peaks.Add((count, speeds.Average(speed => speed.PeakOperationsPerSecond)));
        }

        var terminal = services.Terminal;
        foreach (var device in devices.Where(device => device.Lack is null))
        {
            rows.AddRange(RowsOf(device));
        }

        terminal.Say($"The default networks and batches (preset classic), kernels {services.Kernels().Name}, medians of {Turns} short turns:");
        terminal.Say("");
        TextTable.Write(terminal, header, rows, 1, 2, 3, 4, 5);
        terminal.Say("");
        terminal.Say("GFLOP/s: 1,000,000,000 multiplications and additions a second.");
        terminal.Say("Peak: what the processor did with nothing else to do, right before and after.");
        terminal.Say("Shared machines wander: the shares say more than the speeds.");
        var (threadsOfAll, peakOfAll) = peaks[^1];
        var gain = peakOfAll / peaks[0].Peak;
        if (gain < EnoughGain * threadsOfAll)
        {
            terminal.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{threadsOfAll} threads together reached {gain:F1} times the peak of one: other programs are at work, or there are fewer cores than threads."));
        }
    }

    // In turns, so that a slow moment of the machine falls on all parts alike.
    private List<Speed> Measure(CliServices on, int threads, string about)
    {
        using var status = new StatusLine(services.Terminal);
        var cancellation = services.Interruption.Token;
        status.Show($"measuring with {about}: warming up ...");
        using var test = on.CreateSpeedTest(threads);
        var speeds = Parts.ToDictionary(part => part.Workload, _ => new List<Speed>());
        foreach (var (workload, _) in Parts)
        {
            test.Measure(workload, cancellation);
        }

        for (var turn = 1; turn <= Turns; turn++)
        {
            status.Show($"measuring with {about}: turn {turn} of {Turns} ...");
            foreach (var (workload, _) in Parts)
            {
                speeds[workload].Add(test.Measure(workload, cancellation));
            }
        }

        return [.. Parts.Select(part => Median(speeds[part.Workload]))];
    }

    // One that fails is told of, and keeps nobody from the other numbers.
    private IEnumerable<string[]> RowsOf(ClDevice device)
    {
        try
        {
            var about = $"device {device.Number}";
            var speeds = Measure(services.WithKernels(services.CompileKernels(device)), 1, about);
            return Parts.Zip(speeds, (part, speed) => Row(part.Name, about, speed));
        }
        catch (DeviceException refused)
        {
            services.Terminal.Complain($"ouroboros: warning: {refused.Message}");
            return [];
        }
    }

    private static string[] Row(string name, string where, Speed speed) =>
    [
        name,
        where,
        $"{speed.ImagesPerSecond:N0}",
        Giga(speed.OperationsPerSecond),
        Giga(speed.PeakOperationsPerSecond),
        $"{100 * speed.ShareOfPeak:F0} %",
    ];

    private static string Giga(double operations) => $"{operations / 1e9:N1}";

    private static Speed Median(IEnumerable<Speed> speeds) => speeds.OrderBy(speed => speed.ShareOfPeak).ElementAt(Turns / 2);
}

using Ouroboros.Cli.Display;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros info --benchmark</c>: how fast the parts of the reference experiment are on this machine.</summary>
internal sealed class Benchmark(CliServices services)
{
    /// <summary>Measurements of each part, of which the median is shown: odd, so that there is one.</summary>
    public const int Turns = 5;

    private static readonly (Workload Workload, string Name)[] Parts =
    [
        (Workload.VaeTraining, "VAE training"),
        (Workload.ClassifierTraining, "classifier training"),
        (Workload.Sampling, "sampling"),
        (Workload.Evaluation, "evaluation"),
    ];

    /// <summary>Measures with one thread and with all, and writes a table.</summary>
    /// <param name="threads">All threads.</param>
    public void Run(int threads)
    {
        List<string[]> rows = [["workload", "threads", "images/s", "GFLOP/s", "share of peak"]];
        List<string> peaks = [];
        foreach (var count in new[] { 1, threads }.Distinct())
        {
            var speeds = Measure(count);
            rows.AddRange(Parts.Zip(speeds, (part, speed) => Row(part.Name, count, speed)));
            peaks.Add($"{Giga(speeds.Average(speed => speed.PeakOperationsPerSecond))} GFLOP/s with {Units.Count(count, "thread")}");
        }

        var terminal = services.Terminal;
        terminal.Say($"Networks and batches of preset classic, kernels {services.Kernels().Name}, medians of {Turns} short turns:");
        terminal.Say("");
        TextTable.Write(terminal.Out, rows, 1, 2, 3, 4);
        terminal.Say("");
        terminal.Say(
            $"The peak, {string.Join(" and ", peaks)}, is what the processor's fused multiply-add units did on registers alone right before and after "
            + "each turn; shared machines wander, so the shares say more than the speeds.");
    }

    // In turns, so that a slow moment of the machine falls on all parts alike.
    private List<Speed> Measure(int threads)
    {
        using var status = new StatusLine(services.Terminal);
        var cancellation = services.Interruption.Token;
        var about = Units.Count(threads, "thread");
        status.Show($"measuring with {about}: warming up ...");
        using var test = services.CreateSpeedTest(threads);
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

    private static string[] Row(string name, int threads, Speed speed) =>
    [
        name,
        $"{threads}",
        $"{speed.ImagesPerSecond:N0}",
        Giga(speed.OperationsPerSecond),
        $"{100 * speed.ShareOfPeak:F0} %",
    ];

    private static string Giga(double operations) => $"{operations / 1e9:N1}";

    private static Speed Median(IEnumerable<Speed> speeds) => speeds.OrderBy(speed => speed.ShareOfPeak).ElementAt(Turns / 2);
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ouroboros.Data;
using Ouroboros.Performance;

namespace Ouroboros.Bench;

/// <summary>Where the time of an epoch goes, by operation and layer.</summary>
internal static class OperationsCommand
{
    public static Command Create()
    {
        var command = new Command("operations", "Shows where the time of an epoch goes.");
        var machine = new MachineOptions(command);
        var workload = new Option<Workload>("--workload") { Description = "What to look into." };
        var rounds = new Option<int>("--rounds") { Description = "Turns.", DefaultValueFactory = _ => 3 };
        command.Options.Add(workload);
        command.Options.Add(rounds);
        command.SetAction(result => Execute(machine, result, result.GetValue(workload), result.GetValue(rounds)));
        return command;
    }

    private static int Execute(MachineOptions machine, ParseResult result, Workload workload, int rounds)
    {
        var config = machine.Config(result);
        var kernels = machine.Kernels(result);
        var threads = machine.Threads(result);
        var train = MnistData.LoadEmbedded().Train;
        var digits = config.Experiment.NumTrainingImages is { } count ? train.First(count) : train;
        using var peak = kernels.CreatePeakMeter(threads);
        using var backend = new TimedBackend(kernels.Create(threads));
        using var work = new WorkloadRunner(backend, config, digits);
        work.Do(workload);
        backend.Reset();
        var limits = new List<double> { peak.Measure(TimeSpan.FromSeconds(0.25)) };
        var seconds = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work.Do(workload);
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            limits.Add(peak.Measure(TimeSpan.FromSeconds(0.25)));
        }

        Write(backend, seconds, limits.Average());
        return 0;
    }

    private static void Write(TimedBackend backend, double seconds, double limit)
    {
        Console.WriteLine("operation                        share of time   ms a call   GFLOP/s   share of peak");
        foreach (var (operation, time) in backend.Times.OrderByDescending(pair => pair.Value.Seconds))
        {
            var speed = time.Operations / time.Seconds;
            var product = time.Operations == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{speed / 1e9,9:F1} {speed / limit,15:P1}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{operation,-32} {time.Seconds / seconds,13:P1} {time.Seconds * 1000 / time.Calls,11:F3} {product}"));
        }

        var all = backend.Times.Values.Sum(time => time.Operations) / seconds;
        var outside = 1 - (backend.Times.Values.Sum(time => time.Seconds) / seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"between the operations",-32} {outside,13:P1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-32} {1,13:P1} {"",11} {all / 1e9,9:F1} {all / limit,15:P1}"));
    }
}

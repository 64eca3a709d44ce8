using System.CommandLine;
using System.Globalization;
using Ouroboros.Data;
using Ouroboros.Performance;
using Ouroboros.Runs;

namespace Ouroboros.Bench;

/// <summary>Whole epochs of an experiment: images a second, operations a second, share of the peak.</summary>
internal static class EpochsCommand
{
    public static Command Create()
    {
        var command = new Command("epochs", "Times whole epochs, sampling and evaluation beside the peak, in turns.");
        var machine = new MachineOptions(command);
        var rounds = new Option<int>("--rounds") { Description = "Turns.", DefaultValueFactory = _ => 5 };
        command.Options.Add(rounds);
        command.SetAction(result => Execute(machine, result, result.GetValue(rounds)));
        return command;
    }

    private static int Execute(MachineOptions machine, ParseResult result, int rounds)
    {
        var config = machine.Config(result);
        var kernels = machine.Kernels(result);
        var threads = machine.Threads(result);
        var train = MnistData.LoadEmbedded().Train;
        var digits = config.Experiment.NumTrainingImages is { } count ? train.First(count) : train;
        using var test = new SpeedTest(kernels, threads, config, digits, TimeSpan.FromSeconds(0.25));
        Console.WriteLine($"{MachineFacts.OfThisMachine(kernels.Name, threads).Cpu}, {kernels.Name}, {threads} threads, {digits.Count} images");
        Console.WriteLine("workload             images/s    GFLOP/s   peak GFLOP/s   share   shares of the turns");
        foreach (var workload in Enum.GetValues<Workload>())
        {
            test.Measure(workload);
            var speeds = Enumerable.Range(0, rounds).Select(_ => test.Measure(workload)).ToList();
            var median = speeds.OrderBy(speed => speed.ShareOfPeak).ElementAt(rounds / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload,-20} {median.ImagesPerSecond,8:F0} {median.OperationsPerSecond / 1e9,10:F1} {median.PeakOperationsPerSecond / 1e9,14:F1} {median.ShareOfPeak,7:P1}   {string.Join(' ', speeds.Select(speed => speed.ShareOfPeak.ToString("P1", CultureInfo.InvariantCulture)))}"));
        }

        return 0;
    }
}

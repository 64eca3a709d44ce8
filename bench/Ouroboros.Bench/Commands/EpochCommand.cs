using System.CommandLine;
using Ouroboros.Bench.Measuring;

namespace Ouroboros.Bench.Commands;

/// <summary>Epochs of the VAE in this process, as a line for programs: our side of a comparison with others.</summary>
internal static class EpochCommand
{
    public const string Name = "epoch";

    public static Command Create()
    {
        var command = new Command(Name, "Times epochs of the VAE after one to warm up, and prints a line for programs.") { Hidden = true };
        var options = new SetupOptions(command, rounds: 1);
        command.SetAction(result => Console.WriteLine(Measure(options.Read(result))));
        return command;
    }

    private static EpochTime Measure(Setup setup)
    {
        using var backend = setup.Kernels.Create(setup.Threads);
        using var training = new SteppedTraining(backend, setup.Config, setup.LoadDigits(), setup.Rounds + 1);
        training.Skip(1);
        var times = Enumerable.Range(0, setup.Rounds).Select(_ => training.Next()).ToArray();
        return times[^1] with { Seconds = times.Average(time => time.Seconds) };
    }
}

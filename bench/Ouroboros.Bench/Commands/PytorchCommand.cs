using System.CommandLine;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Pytorch;
using Ouroboros.Bench.Reports;

namespace Ouroboros.Bench.Commands;

/// <summary>Epochs of the VAE in PyTorch and here, in turns, a process for each.</summary>
internal static class PytorchCommand
{
    /// <summary>The ways to run PyTorch: name, options of its program, words.</summary>
    private static readonly (string Name, string[] Options, string Words)[] _ways =
    [
        ("plain", [], "batches picked from a tensor"),
        ("loader", ["--loader"], "batches from a DataLoader"),
        ("passive", ["--passive"], "batches picked from a tensor, idle threads asleep"),
    ];

    public static Command Create()
    {
        string[] names = [.. _ways.Select(way => way.Name)];
        var way = new Option<string[]>("--way")
        {
            Description = $"How PyTorch runs: {string.Join(", ", _ways.Select(way => $"{way.Name} ({way.Words})"))}. All by default.",
            DefaultValueFactory = _ => names,
            AllowMultipleArgumentsPerToken = true,
        };
        way.AcceptOnlyFromAmong(names);
        return MeasuringCommand.Create(
            "pytorch",
            "Times epochs of the VAE in PyTorch and here, in turns, a process for each.",
            rounds: 5,
            (setup, result) => Measure(setup, result.GetValue(way)!),
            way);
    }

    private static Report Measure(Setup setup, string[] names)
    {
        var python = PythonWithTorch.Find();
        var images = setup.LoadDigits().Count;
        var tables = new List<ReportTable>();
        var notes = new List<string>();
        foreach (var way in _ways.Where(way => names.Contains(way.Name, StringComparer.Ordinal)))
        {
            var (theirs, ours) = ("", "");
            var turns = PairedTurns.Take(
                setup.Rounds,
                new Side("PyTorch", () => EpochProcess.Run(Peers.Pytorch(python, setup, images, way.Options), out theirs).Seconds),
                new Side("Ouroboros", () => EpochProcess.Run(Peers.Ours(setup), out ours).Seconds),
                Console.Error);
            tables.Add(turns.ToTable($"An epoch of the VAE; PyTorch: {way.Words}"));
            notes.Add($"Last lines, {way.Words}: PyTorch `{theirs}`; Ouroboros `{ours}`.");
        }

        return new Report(setup.Machine, $"{setup}, {images} images", tables, notes);
    }
}

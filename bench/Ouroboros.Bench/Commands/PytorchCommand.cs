using System.CommandLine;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Pytorch;
using Ouroboros.Bench.Reports;

namespace Ouroboros.Bench.Commands;

/// <summary>Epochs of the VAE in PyTorch and here, in turns, a process for each.</summary>
internal static class PytorchCommand
{
    private const string Plain = "plain";
    private const string Loader = "loader";

    public static Command Create()
    {
        var feed = new Option<string[]>("--feed")
        {
            Description = "How PyTorch gets its batches: plain (picked from a tensor), loader (a DataLoader). Both by default.",
            DefaultValueFactory = _ => [Plain, Loader],
            AllowMultipleArgumentsPerToken = true,
        };
        feed.AcceptOnlyFromAmong(Plain, Loader);
        return MeasuringCommand.Create(
            "pytorch",
            "Times epochs of the VAE in PyTorch and here, in turns, a process for each.",
            rounds: 5,
            (setup, result) => Measure(setup, result.GetValue(feed)!),
            feed);
    }

    private static Report Measure(Setup setup, string[] feeds)
    {
        var python = PythonWithTorch.Find();
        var images = setup.LoadDigits().Count;
        var tables = new List<ReportTable>();
        var notes = new List<string>();
        foreach (var feed in feeds.Distinct(StringComparer.Ordinal))
        {
            var (theirs, ours) = ("", "");
            var turns = PairedTurns.Take(
                setup.Rounds,
                new Side("PyTorch", () => EpochProcess.Run(Peers.Pytorch(python, setup, images, feed == Loader), out theirs).Seconds),
                new Side("Ouroboros", () => EpochProcess.Run(Peers.Ours(setup), out ours).Seconds),
                Console.Error);
            tables.Add(turns.ToTable($"An epoch of the VAE, PyTorch's batches {Words(feed)}"));
            notes.Add($"Last lines, batches {Words(feed)}: PyTorch `{theirs}`; Ouroboros `{ours}`.");
        }

        return new Report(setup.Machine, $"{setup}, {images} images", tables, notes);
    }

    private static string Words(string feed) => feed == Loader ? "from a DataLoader" : "picked from a tensor";
}

using System.Globalization;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Display;

/// <summary>What the theory lab prints: the experiment, a table for each statistic, and what it shows.</summary>
internal static class TheoryScreen
{
    private const int FewestDecimals = 2;
    private const int MostDecimals = 9;

    /// <summary>Says what will be run.</summary>
    public static void Announce(Terminal terminal, TheorySettings settings)
    {
        terminal.Say($"model   {TheoryModels.NameOf(settings.Model)}: {TheoryModels.All.Single(entry => entry.Kind == settings.Model).Shows}");
        terminal.Say($"regime  {TheoryWords.Regime(settings)}");
        terminal.Say($"size    {Units.Count(settings.Generations, "generation")} of {Units.Count(settings.Rows, "row")}, {settings.Chains:N0} chains, seed {settings.Seed}");
    }

    /// <summary>Tables and the sentence.</summary>
    public static void Show(Terminal terminal, TheoryResult result)
    {
        foreach (var series in result.Series)
        {
            var statistic = series.Statistic;
            var decimals = Decimals(series);
            var limit = statistic.Limit is { } end ? $"; the limit is {Number(end, decimals)}" : "";
            terminal.Say("");
            terminal.Say($"{Capital(statistic.Title)}; the true value is {Number(statistic.Truth, decimals)}{limit}");
            TextTable.Write(
                terminal,
                ["  generation", "simulated", "standard error", "closed form", "z"],
                [.. Chosen(series.Points).Select(point => Row(point, decimals))],
                0, 1, 2, 3, 4);
        }

        terminal.Say("");
        terminal.Say(TheoryWords.Finding(result));
    }

    private static string[] Row(TheoryPoint point, int decimals) =>
    [
        $"{point.Generation}", Number(point.Mean, decimals), Number(point.StandardError, decimals), Number(point.ClosedForm, decimals),
        point.Z is { } z ? $"{z:F1}" : "-",
    ];

    /// <summary>1, 2, 5, 10, 20, 50 and so on, and the last.</summary>
    private static IEnumerable<TheoryPoint> Chosen(IReadOnlyList<TheoryPoint> points)
    {
        for (var (step, last) = (1, 0); step <= points.Count; step *= 10)
        {
            foreach (var generation in new[] { step, 2 * step, 5 * step }.Where(generation => generation <= points.Count))
            {
                yield return points[generation - 1];
                last = generation;
            }

            if (step * 10 > points.Count && last < points.Count)
            {
                yield return points[^1];
            }
        }
    }

    // As many as show two digits of the smallest standard error.
    private static int Decimals(TheorySeries series)
    {
        var least = series.Points.Where(point => point.StandardError > 0).Select(point => point.StandardError!.Value).DefaultIfEmpty(0.1).Min();
        var decimals = FewestDecimals;
        for (var unit = 0.1; decimals < MostDecimals && least < 10 * unit * 0.1; unit /= 10)
        {
            decimals++;
        }

        return decimals;
    }

    private static string Number(double? value, int decimals) => value is { } number ? number.ToString($"F{decimals}", CultureInfo.InvariantCulture) : "-";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

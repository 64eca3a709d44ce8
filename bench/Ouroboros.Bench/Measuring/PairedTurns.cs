using Ouroboros.Bench.Reports;

namespace Ouroboros.Bench.Measuring;

/// <summary>One of two things that are timed in turns.</summary>
/// <param name="Name">For people.</param>
/// <param name="Measure">Does it once and gives the seconds that it took.</param>
internal sealed record Side(string Name, Func<double> Measure);

/// <summary>The seconds of two things done in turns, so that a machine that changes its speed changes it for both.</summary>
internal sealed class PairedTurns
{
    private readonly (string Name, double[] Seconds) _first;
    private readonly (string Name, double[] Seconds) _second;

    private PairedTurns((string Name, double[] Seconds) first, (string Name, double[] Seconds) second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>How many times the second's time the first took, by the medians.</summary>
    public double RatioOfMedians => Median.Of(_first.Seconds) / Median.Of(_second.Seconds);

    /// <summary>The same ratio for each turn.</summary>
    public IReadOnlyList<double> Ratios => [.. _first.Seconds.Zip(_second.Seconds, (first, second) => first / second)];

    /// <summary>Measures first, second, first, second, ...</summary>
    /// <param name="rounds">Measurements of each, at least 1.</param>
    /// <param name="first">What begins.</param>
    /// <param name="second">What follows.</param>
    /// <param name="progress">Is told each measurement as it comes.</param>
    public static PairedTurns Take(int rounds, Side first, Side second, TextWriter progress)
    {
        var firstSeconds = new double[rounds];
        var secondSeconds = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            firstSeconds[round] = first.Measure();
            progress.WriteLine($"turn {round + 1} of {rounds}: {first.Name} {firstSeconds[round]:F3} s");
            secondSeconds[round] = second.Measure();
            progress.WriteLine($"turn {round + 1} of {rounds}: {second.Name} {secondSeconds[round]:F3} s");
        }

        return new PairedTurns((first.Name, firstSeconds), (second.Name, secondSeconds));
    }

    /// <summary>A row for each turn, then the medians: of the times with their ratio, and of the turns' ratios.</summary>
    public ReportTable ToTable(string title) => new(
        title,
        ["turn", $"{_first.Name}, s", $"{_second.Name}, s", $"{_first.Name} / {_second.Name}"],
        [
            .. Ratios.Select((ratio, turn) => Row($"{turn + 1}", _first.Seconds[turn], _second.Seconds[turn], ratio)),
            Row("medians", Median.Of(_first.Seconds), Median.Of(_second.Seconds), RatioOfMedians),
            ["median of the ratios", "", "", $"{Median.Of(Ratios):F3}"],
        ]);

    private static string[] Row(string name, double first, double second, double ratio) => [name, $"{first:F3}", $"{second:F3}", $"{ratio:F3}"];
}

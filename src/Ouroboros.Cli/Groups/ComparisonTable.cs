using System.Globalization;
using Ouroboros.Cli.Display;
using Ouroboros.Replication;
using Ouroboros.Reporting;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Groups;

/// <summary>Runs side by side on a terminal: a row a metric, a column a run, as many beside each other as fit.</summary>
internal static class ComparisonTable
{
    /// <summary>Writes the last value of every metric, and when each run collapsed.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="runs">At least one.</param>
    public static void Write(Terminal terminal, IReadOnlyList<ComparedRun> runs)
    {
        var width = terminal.Columns;
        for (var first = 0; first < runs.Count;)
        {
            var count = runs.Count - first;
            while (count > 1 && TextTable.Width(Rows([.. runs.Skip(first).Take(count)])) > width)
            {
                count--;
            }

            if (first > 0)
            {
                terminal.Say("");
            }

            TextTable.Write(terminal.Out, Rows([.. runs.Skip(first).Take(count)]), [.. Enumerable.Range(1, count)]);
            first += count;
        }
    }

    private static List<string[]> Rows(IReadOnlyList<ComparedRun> runs)
    {
        List<string[]> rows =
        [
            Row("", run => run.Name),
            Row("generations", run => $"{run.Generations}"),
            Row("collapsed from", run => ClassLossText.Cell(run.Summary)),
        ];
        if (runs.Any(run => run.IsGroup))
        {
            rows.Insert(1, Row("replicates", run => run.IsGroup ? $"{run.Summary.Replicates.Count}" : "-"));
        }

        var metrics = MetricColumns.InOrder(runs.SelectMany(run => run.Summary.Metrics).Distinct(StringComparer.Ordinal));
        rows.AddRange(metrics.Select(metric => Row(metric, run => Value(run, metric))));
        return rows;

        string[] Row(string name, Func<ComparedRun, string> cell) => [name, .. runs.Select(cell)];
    }

    private static string Value(ComparedRun run, string metric)
    {
        if (run.Last(metric) is not { } last)
        {
            return "-";
        }

        var (show, unit) = MetricColumns.Of(metric).Unit == MetricUnit.Share ? ((Func<double, string>)(share => Digits(100 * share)), " %") : (Digits, "");
        return show(last.Mean) + unit + ClassLossText.Spread(last, show);
    }

    // Four digits: what replicates differ by stands in the first of them.
    private static string Digits(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F2", CultureInfo.InvariantCulture),
        >= 0.01 or 0 => value.ToString("F3", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##e-0", CultureInfo.InvariantCulture),
    };
}

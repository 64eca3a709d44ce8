using Ouroboros.Replication;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;

namespace Ouroboros.Browser.Tests.Subjects;

/// <summary>A run whose every word from outside tries to become a part of the page.</summary>
internal static class HostileSubject
{
    /// <summary>Ends what it may stand in, then does something that a test would notice.</summary>
    public const string Attack =
        "</script></style></title></textarea>--></svg>]]><script>window.broken=1;alert(1)</script><img src=x onerror=\"window.broken=1\"><svg onload='window.broken=1'>\" onfocus=\"window.broken=1\" autofocus=\"' &lt;b&gt;&amp;";

    /// <summary>The words that must arrive as they are, by where they come from.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new[]
    {
        "name", "version", "commit", "reason", "os", "cpu", "runtime", "kernels", "argument", "data", "reference", "resumed from", "config", "phase", "file", "hash", "metric", "folder",
    }.ToDictionary(place => place, place => $"{place}{Attack}");

    public static ReportSubject Of(ReportSubject subject)
    {
        var run = subject.Runs[0];
        var hostile = run with
        {
            Name = Words["name"],
            Manifest = Hostile(run.Manifest),
            History = CompleteRun.Make(1, 5, dataset: $"./{Words["folder"].Replace('/', '|')}"),
            ConfigYaml = $"{Words["config"]}\nsecond: line\n",
            Timings = [new(1, Words["phase"], 1.5)],
        };
        return new(Hostile(subject.Numbers), [hostile]);
    }

    private static Manifest Hostile(Manifest manifest) => manifest with
    {
        Version = Words["version"],
        Commit = Words["commit"],
        CommandLine = ["run", Words["argument"]],
        Machine = manifest.Machine with { Os = Words["os"], Cpu = Words["cpu"], Runtime = Words["runtime"], Kernels = Words["kernels"] },
        DataSha256 = Words["data"],
        ReferenceSha256 = Words["reference"],
        State = RunState.Failed,
        Reason = Words["reason"],
        Resumed = [new() { At = manifest.Started, From = Words["resumed from"], CommandLine = ["resume"], Version = Words["version"], Machine = manifest.Machine }],
        Files = manifest.Files.Append(new(Words["file"], Words["hash"])).ToDictionary(),
    };

    // A table of metrics may have columns that nobody knows.
    private static ComparedRun Hostile(ComparedRun numbers)
    {
        var replicate = numbers.Summary.Replicates[0];
        var series = replicate.Series!;
        List<KeyValuePair<string, IReadOnlyList<double?>>> columns =
        [
            .. series.Metrics.Append(Words["metric"]).Select(metric => KeyValuePair.Create<string, IReadOnlyList<double?>>(
                metric, [.. Enumerable.Range(0, series.Generations).Select(generation => metric == Words["metric"] ? generation : series[metric, generation])])),
        ];
        return numbers with
        {
            Name = Words["name"],
            Summary = GroupSummary.Of([replicate with { Series = new MetricSeries(columns), Reason = Words["reason"] }]),
        };
    }
}

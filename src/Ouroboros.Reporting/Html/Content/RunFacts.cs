using System.Globalization;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>How a run came about, and how to make it again.</summary>
/// <param name="Name">The run.</param>
/// <param name="Facts">What and its value, a row each.</param>
/// <param name="Repeat">Commands that make the same bytes again, a line each.</param>
/// <param name="Config">Its <c>config.yaml</c>.</param>
/// <param name="Phases">Seconds by phase; null where they are not known.</param>
/// <param name="Files">SHA-256 of its files.</param>
public sealed record RunFacts(
    string Name, IReadOnlyList<(string What, string Value)> Facts, IReadOnlyList<string> Repeat, string Config, ReportTable? Phases, ReportTable Files)
{
    internal static RunFacts Of(ReportedRun run, ReportSubject subject)
    {
        var manifest = run.Manifest;
        var name = subject.Numbers.IsGroup ? $"{subject.Name}, seed {manifest.Seed}" : subject.Name;
        return new(
            name,
            Plain(
            [
                ("Seed", $"{manifest.Seed}"),
                ("Data", run.Source.Title + (manifest.DataSha256 is { } data ? $" (SHA-256 {data})" : "")),
                ("State", State(manifest)),
                ("Started", Time(manifest.Started)),
                .. manifest.Finished is { } end ? [("Ended", Time(end)), ("Took", Took(manifest, run.Timings))] : Array.Empty<(string, string)>(),
                .. manifest.Resumed.Select(resumption => ("Resumed", $"{Time(resumption.At)}: {Command(resumption.CommandLine)}{(resumption.From is { } from ? $", from {from}" : "")}, by {Version(resumption.Version, resumption.Commit)}, {resumption.Machine.Cpu}, {resumption.Machine.Kernels} kernels")),
                ("Command", Command(manifest.CommandLine)),
                ("Begun with", Version(manifest.Version, manifest.Commit)),
                .. manifest.Resumed.Any(resumption => (resumption.Version, resumption.Commit) != (manifest.Version, manifest.Commit))
                    ? [("Mind", "Several versions of the program computed it, one after the other: whoever repeats it with one of them may get other bytes.")]
                    : Array.Empty<(string, string)>(),
                ("Processor", $"{manifest.Machine.Cpu}, {Units.Count(manifest.Machine.Cores, "core")}, {Units.Bytes(manifest.Machine.MemoryBytes)} of memory"),
                ("Computed with", $"{manifest.Machine.Kernels} kernels, {Units.Count(manifest.Machine.Threads, "thread")}, {manifest.Machine.Runtime}, {manifest.Machine.Os}"),
                .. manifest.ReferenceSha256 is { } reference ? [("Reference classifier", $"SHA-256 {reference}")] : Array.Empty<(string, string)>(),
            ]),
            [$"ouroboros run -c {RunFiles.Config}", $"ouroboros run -c {RunFiles.Config} --replicates 5"],
            run.ConfigYaml,
            run.Timings.Count == 0 ? null : PhaseTable(run.Timings),
            new("SHA-256 of the files", ["File", "SHA-256"],
            [
                .. manifest.Files.Select(file => (IReadOnlyList<string>)[file.Key, PlainText.Line(file.Value)]),
                .. manifest.Removed.Select(file => (IReadOnlyList<string>)[$"{file.Key} (removed since)", PlainText.Line(file.Value)]),
            ]));
    }

    // Texts of the manifest, which others may have written.
    private static (string What, string Value)[] Plain((string What, string Value)[] facts) =>
        Array.ConvertAll(facts, fact => (fact.What, PlainText.Line(fact.Value)));

    private static string State(Manifest manifest) =>
        $"{manifest.State.ToString().ToLowerInvariant()}, {manifest.GenerationsDone} of {Units.Count(manifest.GenerationsPlanned, "generation")}{(manifest.Reason is { } reason ? $": {reason}" : "")}";

    private static string Version(string version, string? commit) => $"Model Ouroboros {version}{(commit is null ? "" : $", commit {commit}")}";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    // Of a run that was taken up again the time between is nobody's work.
    private static string Took(Manifest manifest, IReadOnlyList<PhaseTiming> timings) => manifest.Resumed.Count > 0
        ? $"{Units.Clock(TimeSpan.FromSeconds(timings.Sum(timing => timing.Seconds)))} of work, without phases that were interrupted"
        : Units.Clock(manifest.Finished!.Value - manifest.Started);

    private static string Command(IReadOnlyList<string> words) => $"ouroboros {string.Join(' ', words.Select(ShellWord.PosixTyped))}";

    private static ReportTable PhaseTable(IReadOnlyList<PhaseTiming> timings) => new(
        "Time by phase",
        ["Phase", "Seconds", "Share"],
        [
            .. timings.GroupBy(timing => timing.Phase, StringComparer.Ordinal).OrderByDescending(phase => phase.Sum(timing => timing.Seconds)).Select(phase => (IReadOnlyList<string>)
            [
                phase.Key.Replace('_', ' '),
                $"{phase.Sum(timing => timing.Seconds):N1}",
                Units.Percent(phase.Sum(timing => timing.Seconds) / Math.Max(timings.Sum(timing => timing.Seconds), double.Epsilon)),
            ]),
        ]);
}

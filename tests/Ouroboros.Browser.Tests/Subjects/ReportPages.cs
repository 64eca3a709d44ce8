using Ouroboros.Reporting.Html;
using Ouroboros.Tests;

namespace Ouroboros.Browser.Tests.Subjects;

/// <summary>The pages under test, each written once when it is first asked for.</summary>
public sealed class ReportPages : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<ReportSubject> _run;
    private readonly Lazy<ReportSubject> _late;
    private readonly Lazy<ReportSubject> _group;
    private readonly Dictionary<ReportKind, Lazy<string>> _pages;

    public ReportPages()
    {
        _run = new(() => FakeSubjects.Run(_folder, "quick", seed: 1, collapseAt: 5));
        _late = new(() => FakeSubjects.Run(_folder, "late", seed: 2, collapseAt: 6));
        _group = new(() => FakeSubjects.Group("three", [Run, _late.Value, FakeSubjects.Run(_folder, "early", seed: 3, collapseAt: 4)]));
        _pages = new()
        {
            [ReportKind.Run] = new(() => Write("run.html", [Run])),
            [ReportKind.Group] = new(() => Write("group.html", [_group.Value])),
            [ReportKind.Several] = new(() => Write("several.html", [Run, _group.Value, _late.Value])),
            [ReportKind.Six] = new(() => Write("six.html",
            [
                Run, _group.Value, FakeSubjects.Run(_folder, "with_a_name_that_says_all_of_its_settings-0.0001_and_then_some", seed: 6, collapseAt: 3, generations: 6), _late.Value,
                FakeSubjects.Group("two groups", [_late.Value, Run]), FakeSubjects.Run(_folder, "short", seed: 7, collapseAt: 3, generations: 4),
            ])),
            [ReportKind.Hostile] = new(() => Write("hostile.html", [HostileSubject.Of(Run)])),
        };
    }

    /// <summary>The run of <see cref="ReportKind.Run"/>.</summary>
    public ReportSubject Run => _run.Value;

    /// <summary>Path of a page.</summary>
    public string PathOf(ReportKind kind) => _pages[kind].Value;

    public void Dispose() => _folder.Dispose();

    private string Write(string name, IReadOnlyList<ReportSubject> subjects)
    {
        File.WriteAllBytes(_folder.File(name), RunReport.Render(subjects));
        return _folder.File(name);
    }
}

/// <summary>What a page under test speaks of.</summary>
public enum ReportKind
{
    /// <summary>One run.</summary>
    Run,

    /// <summary>Three replicates.</summary>
    Group,

    /// <summary>Two runs and a group side by side.</summary>
    Several,

    /// <summary>Six of them, of different lengths.</summary>
    Six,

    /// <summary>A run whose every word tries to break out of the page.</summary>
    Hostile,
}

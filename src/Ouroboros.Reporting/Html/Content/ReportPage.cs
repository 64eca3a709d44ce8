namespace Ouroboros.Reporting.Html.Content;

/// <summary>Everything a report says, ready to be rendered.</summary>
/// <param name="Names">Of what it speaks.</param>
/// <param name="Verdict">What happened.</param>
/// <param name="Film">The samples by generation.</param>
/// <param name="Walks">The latent space, a strip of pictures for each run that has them.</param>
/// <param name="Sections">Charts and tables by theme, after the pictures.</param>
/// <param name="Facts">How each run came about.</param>
public sealed record ReportPage(
    IReadOnlyList<string> Names,
    ReportVerdict Verdict,
    ReportFilm Film,
    IReadOnlyList<ReportStrip> Walks,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<RunFacts> Facts)
{
    /// <summary>Sections before the pictures: where runs are compared, the numbers of all of them come first.</summary>
    public IReadOnlyList<ReportSection> Leading { get; init; } = [];

    internal static ReportPage Of(IReadOnlyList<ReportSubject> subjects)
    {
        var shown = ShownRuns.Of(subjects);
        var verdict = PageRoom.Verdict(Verdicts.Of(subjects));
        var sections = PageRoom.Sections(detail => ReportSections.Of(subjects, shown, detail));
        var facts = PageRoom.Facts([.. subjects.SelectMany(subject => subject.Runs.Select(run => RunFacts.Of(run, subject)))]);
        var (film, walks) = PageRoom.Pictures(
            shown, PageSize.Most - PageSize.Frame - verdict.Ends.Sum(PageSize.Of) - sections.Sum(PageSize.Of) - facts.Sum(PageSize.Of));
        var leading = subjects.Count > 1 ? 1 : 0;
        return new(
            [.. subjects.Select(subject => subject.Name)],
            verdict,
            film,
            walks,
            [.. sections.Skip(leading)],
            facts)
        {
            Leading = [.. sections.Take(leading)],
        };
    }
}

/// <summary>What happened, for readers who read nothing else.</summary>
/// <param name="Headline">One sentence.</param>
/// <param name="Question">What the next answers.</param>
/// <param name="Certainty">How sure it is, or what the headline goes by.</param>
/// <param name="Story">What was done, and what that is called, a paragraph each.</param>
/// <param name="Ends">Pictures of the beginning and of the end; may be none.</param>
/// <param name="Figures">The few numbers that tell most.</param>
/// <param name="Subjects">The same of each subject where there are several, as a table; null for one.</param>
public sealed record ReportVerdict(
    string Headline, string Question, string Certainty, IReadOnlyList<string> Story, IReadOnlyList<ReportPicture> Ends, IReadOnlyList<KeyFigure> Figures, ReportTable? Subjects);

/// <summary>A number that stands out.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Note">How to read it.</param>
public sealed record KeyFigure(string Label, string Value, string Note);

/// <summary>Pictures of several runs by generation, one generation shown at a time.</summary>
/// <param name="Generations">The generations to choose from, ascending.</param>
/// <param name="KeyGenerations">Those of them that tell the story where all cannot be shown, as on paper.</param>
/// <param name="Strips">The runs' pictures.</param>
/// <param name="Text">What is seen, and what is left out.</param>
public sealed record ReportFilm(
    IReadOnlyList<int> Generations, IReadOnlySet<int> KeyGenerations, IReadOnlyList<ReportStrip> Strips, string Text)
{
    /// <summary>The generation that is shown first.</summary>
    public int Start { get; init; }
}

/// <summary>A run's pictures by generation.</summary>
/// <param name="Name">The run; empty where there is only one.</param>
/// <param name="Pictures">The pictures.</param>
public sealed record ReportStrip(string Name, IReadOnlyList<ReportPicture> Pictures)
{
    /// <summary>What is left out; empty for nothing.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Why there is no picture of a generation that others have one of.</summary>
    public IReadOnlyList<(int Generation, string Why)> Missing { get; init; } = [];
}

/// <summary>A picture.</summary>
/// <param name="Generation">The generation that made what it shows; 0 for real data.</param>
/// <param name="Data">The picture as a <c>data:</c> address.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Alternative">What it shows, for readers that cannot see it.</param>
/// <param name="Captions">What to read beside it, line by line; may be none.</param>
public sealed record ReportPicture(int Generation, string Data, int Width, int Height, string Alternative, IReadOnlyList<string> Captions);

/// <summary>Charts and tables that belong together.</summary>
/// <param name="Id">Name of its place on the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What they show, in words for everybody.</param>
/// <param name="Figures">Charts to be seen at once.</param>
/// <param name="More">Further charts, for those who ask for them.</param>
/// <param name="Tables">The numbers behind them.</param>
public sealed record ReportSection(
    string Id, string Title, string Text, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<ReportFigure> More, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>What the colours mean in all of its charts; empty where each has a key of its own, or needs none.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];
}

/// <summary>A colour and what it means.</summary>
/// <param name="Name">What it means.</param>
/// <param name="ColorClass">The class that gives it the colour, on a light page and on a dark one.</param>
/// <param name="Sign">The sign at the points of its lines.</param>
public sealed record LegendEntry(string Name, string ColorClass, string Sign);

/// <summary>A chart with its words.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Reading">How to read it; may be empty.</param>
/// <param name="Svg">The chart, an <c>svg</c> element written by this library.</param>
/// <param name="IsWide">Whether it needs the page's whole width.</param>
public sealed record ReportFigure(string Title, string Reading, string Svg, bool IsWide);

/// <summary>A table; the first cell of a row names it.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Columns">Headers of all columns.</param>
/// <param name="Rows">Cells, as many as there are columns.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

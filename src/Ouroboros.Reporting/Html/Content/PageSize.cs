using System.Text;
using System.Text.Encodings.Web;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>About how many bytes the parts of a report take in its file, rather too many than too few.</summary>
internal static class PageSize
{
    /// <summary>What a report may take: some way below the 8 MB that it stays under.</summary>
    public const long Most = 7_500_000;

    // Tags around a cell, a row, a figure.
    private const int Cell = 12;
    private const int Row = 40;
    private const int Part = 500;

    /// <summary>Style, script, fonts, and words that are there in every report.</summary>
    public static long Frame => Bytes(PageAssets.Style) + Bytes(PageAssets.Script) + 50_000;

    /// <summary>A section with its charts and tables.</summary>
    public static long Of(ReportSection section) =>
        Part + Text(section.Text) + section.Figures.Concat(section.More).Sum(figure => Part + Text(figure.Title) + Text(figure.Reading) + Bytes(figure.Svg)) + section.Tables.Sum(Of);

    /// <summary>How a run came about.</summary>
    public static long Of(RunFacts facts) =>
        Part + facts.Facts.Sum(fact => Row + Text(fact.What) + Text(fact.Value)) + facts.Repeat.Sum(Text) + Text(facts.Config) + Of(facts.Files) + (facts.Phases is { } phases ? Of(phases) : 0);

    /// <summary>A picture with its words.</summary>
    public static long Of(ReportPicture picture) => Part + Bytes(picture.Data) + Text(picture.Alternative) + picture.Captions.Sum(Text);

    /// <summary>A picture of some length, words included, before there are any.</summary>
    public static long OfPicture(byte[] png) => (4L * ((png.Length + 2) / 3)) + (3 * Part);

    /// <summary>A table.</summary>
    public static long Of(ReportTable table) =>
        Part + (4 * Text(table.Caption)) + table.Columns.Sum(column => Row + Text(column)) + table.Rows.Sum(row => Row + row.Sum(cell => Cell + Text(cell)));

    private static long Text(string text) => HtmlEncoder.Default.Encode(text).Length;

    private static long Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}

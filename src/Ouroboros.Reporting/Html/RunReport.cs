using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ouroboros.Reporting.Html.Components;
using Ouroboros.Reporting.Html.Content;
using Ouroboros.Storage;

namespace Ouroboros.Reporting.Html;

/// <summary>A report of one run or several: one HTML file that needs no network, no scripts and nothing beside it.</summary>
/// <remarks>
/// Charts are those of the plots, pictures those of the run's folder; whatever came from outside is escaped by the components it is rendered with.
/// The page forbids itself to load anything (Content-Security-Policy), so that this holds by the browser's word too.
/// </remarks>
public static class RunReport
{
    /// <summary>Makes the file.</summary>
    /// <param name="subjects">At least one, and at most <see cref="ComparisonPlots.MostRuns"/>; each with at least one run.</param>
    /// <returns>UTF-8, lines end in a line feed; equal input gives equal bytes.</returns>
    /// <exception cref="ArgumentException">There are none, too many, or one has no run.</exception>
    public static byte[] Render(IReadOnlyList<ReportSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        if (subjects.Count is 0 or > ComparisonPlots.MostRuns || subjects.Any(subject => subject.Runs.Count == 0))
        {
            throw new ArgumentException($"Found {subjects.Count} subjects, expected 1 to {ComparisonPlots.MostRuns} with runs.", nameof(subjects));
        }

        return Encoding.UTF8.GetBytes(Write(ReportPage.Of(subjects)).ReplaceLineEndings("\n"));
    }

    /// <summary>Whether a file is such a report, by how it begins.</summary>
    /// <param name="path">A file that is there.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsOne(string path)
    {
        // Long before the pictures.
        ReadOnlySpan<byte> start = RegularFile.ReadStart(path, 4096);
        return start.StartsWith("<!DOCTYPE html>"u8) && start.IndexOf("<meta name=\"generator\" content=\"Model Ouroboros\""u8) >= 0;
    }

    private static string Write(ReportPage page)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ReportDocument.Page)] = page });

        // Components format values in the current culture.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            // Nothing here waits: the components read what they are given.
            return renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportDocument>(parameters)).ToHtmlString())
                .GetAwaiter().GetResult();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}

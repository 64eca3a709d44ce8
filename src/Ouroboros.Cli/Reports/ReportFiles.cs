using Ouroboros.Reporting;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Reports;

/// <summary>Writes the report of a group or a sweep into its folder.</summary>
internal static class ReportFiles
{
    /// <summary>Writes it, where anything has begun and it is not more than can be told apart.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="RunException">A file is damaged, or the disk refuses.</exception>
    public static bool Write(RunFolder folder, Terminal terminal)
    {
        var subjects = ReportSubjects.Of(folder.Root, terminal);
        if (subjects.Count is 0 or > ComparisonPlots.MostRuns)
        {
            return false;
        }

        folder.Write(RunFiles.Report, stream => stream.Write(RunReport.Render(subjects)));
        return true;
    }
}

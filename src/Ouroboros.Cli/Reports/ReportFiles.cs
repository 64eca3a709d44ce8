using Ouroboros.Reporting;
using Ouroboros.Reporting.Html;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Reports;

/// <summary>Writes the report of a group or a sweep into its folder, when its runs are done.</summary>
internal static class ReportFiles
{
    /// <summary>Writes it, where anything has begun and it is not more than can be told apart. A disk that refuses is a warning: the results are there without it.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Write(RunFolder folder, Terminal terminal)
    {
        try
        {
            var subjects = ReportSubjects.Of(folder.Root, terminal);
            if (subjects.Count is 0 or > ComparisonPlots.MostRuns)
            {
                return false;
            }

            folder.Write(RunFiles.Report, stream => stream.Write(RunReport.Render([.. subjects.Select(subject => subject.Subject)])));
            return true;
        }
        catch (RunException exception)
        {
            terminal.Complain($"ouroboros: warning: no report: {exception.Message}");
            return false;
        }
    }
}

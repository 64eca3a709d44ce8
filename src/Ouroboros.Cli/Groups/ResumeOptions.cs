using Ouroboros.Cli.Config;
using Ouroboros.Cli.Running;

namespace Ouroboros.Cli.Groups;

/// <summary>What <c>ouroboros resume</c> takes for a folder of several runs.</summary>
internal static class ResumeOptions
{
    /// <summary>The runs at once that were asked for; null for none.</summary>
    /// <exception cref="UserError">An option is wrong, or of no use here.</exception>
    public static int? Jobs(ResumeArguments arguments, string program)
    {
        var settings = new CommandLineSettings(program);
        if (arguments.Iterations is { } iterations)
        {
            settings.Report(
                "--iterations", $"{iterations} for a folder of several runs", "a single run", "Go on past the planned end with each of its runs by itself.");
        }

        var jobs = SeedList.ReadJobs(arguments.Jobs, settings);
        return settings.Problems.Count == 0 ? jobs : throw new UserError(string.Join('\n', settings.Problems));
    }
}

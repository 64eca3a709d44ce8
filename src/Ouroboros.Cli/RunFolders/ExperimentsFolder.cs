using Ouroboros.Cli.Config;

namespace Ouroboros.Cli.RunFolders;

/// <summary>Which folder holds the runs, and which run a name means.</summary>
internal static class ExperimentsFolder
{
    /// <summary>What the option does, for help pages.</summary>
    public const string OptionDescription =
        "Folder of the runs. Default: output.experiments_dir of ./config.yaml if there is one, else experiments";

    /// <summary>Full path: the option's, else what a run started here without options would use.</summary>
    public static string Find(string? option, Terminal terminal)
    {
        var folder = option ?? ConfigResolver.Resolve(new() { CurrentFolder = terminal.CurrentFolder }).Config.Output.ExperimentsDir;
        return terminal.FullPath(folder);
    }

    /// <summary>The folder that a name (in the experiments folder) or a path means.</summary>
    /// <exception cref="UserError">There is no such folder.</exception>
    public static string FindRun(string nameOrPath, string experiments, Terminal terminal)
    {
        string[] places = [Path.Combine(experiments, nameOrPath), terminal.FullPath(nameOrPath)];
        var found = places.FirstOrDefault(Directory.Exists);
        if (found is not null)
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(found));
        }

        var names = RunFolderReader.All(experiments).Select(run => run.Name);
        var nearest = Configuration.Spelling.Nearest(nameOrPath, names);
        throw new UserError(
            $"ouroboros: found no folder {nameOrPath}, neither in {terminal.Shown(experiments)} nor as a path, expected a run. "
            + (nearest is null ? "ouroboros list shows the runs." : $"Did you mean {nearest}?"));
    }
}

using System.CommandLine;
using System.Text;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Export;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros export</c>: runs in formats that other programs read.</summary>
internal static class ExportCommand
{
    private const string JsonLines = "jsonl";
    private const string TensorBoard = "tensorboard";
    private const string OutputOption = "--output";

    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var program = services.Terminal.Command;
        var name = new Argument<string>("RUN");
        var format = Words.Option("--format", "-f", "FORMAT", $"{JsonLines}: an object a line. {TensorBoard}: event files, a folder a run. Default: {JsonLines}");
        var output = Words.Option(
            OutputOption, "-o", "PATH",
            $"File to write, for {TensorBoard} the folder. Default: the standard output; "
            + $"for {TensorBoard} the folder {TensorBoard} here");
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("export") { name, format, output, folder };
        command.SetAction(result => Execute(
            services.Terminal, result.GetValue(name)!, result.One(format) ?? JsonLines, result.One(output),
            ExperimentsFolder.Choose(result.One(folder), services.Terminal)));
        return (command, new HelpPage(
            "Write a run, or every run of a group or sweep, for other programs: metrics, training, labels and matrices as JSON lines, or metrics, training "
            + "and sample sheets as TensorBoard event files. The run's own tables are CSV already.",
            $"{program} export RUN [options]",
            [
                new("Arguments", [new("RUN", "Name or path of a run, a group of replicates, or a sweep")]),
                new("Options", [HelpRow.Of(format), HelpRow.Of(output), HelpRow.Of(folder), HelpRow.Help]),
                new("Examples",
                [
                    new($"{program} export seven -o seven.jsonl", "One file of JSON lines"),
                    new($"{program} export seven -f {TensorBoard}", $"Then: {TensorBoard} --logdir {TensorBoard}"),
                ]),
            ]));
    }

    private static int Execute(Terminal terminal, string name, string format, string? output, ExperimentsFolder experiments)
    {
        if (format is not (JsonLines or TensorBoard))
        {
            var nearest = Spelling.Nearest(format, [JsonLines, TensorBoard]);
            throw new UserError(
                $"command line: --format: found \"{format}\", expected {JsonLines} or {TensorBoard}." + (nearest is null ? "" : $" Did you mean {nearest}?"));
        }

        var path = experiments.FindFolder(name);
        var runs = SeveralRuns.In(path, terminal);
        if (format == TensorBoard)
        {
            ExportEvents(terminal, path, runs, terminal.FullPath(output ?? TensorBoard));
        }
        else if (output is null)
        {
            using var lines = new MemoryStream();
            runs.ForEach(run => JsonLinesExport.Write(lines, NameOf(run, path), run.Folder, run.Manifest));
            terminal.Out.Write(Encoding.UTF8.GetString(lines.GetBuffer(), 0, (int)lines.Length));
        }
        else
        {
            var target = terminal.FullPath(output);
            NamedOutput.CheckFile(OutputOption, target, "export", JsonLinesExport.IsOne, terminal);
            OutputFolder.Create(Path.GetDirectoryName(target)!, terminal);
            AtomicFile.Write(target, stream => runs.ForEach(
                run => JsonLinesExport.Write(stream, NameOf(run, path), run.Folder, run.Manifest)));
            terminal.Say($"{terminal.Shown(target)}: {Units.Count(runs.Count, "run")}");
        }

        return ExitCodes.Success;
    }

    // From the folder that was named on: seven, or seven/seed_1 in a group.
    private static string NameOf(KnownRun run, string path) =>
        Path.GetRelativePath(Path.GetDirectoryName(path)!, run.Folder.Root).Replace(Path.DirectorySeparatorChar, '/');

    // An earlier export of the same run is replaced. Event files of two runs in one folder would be drawn as one curve.
    private static bool IsFreeFor(string file, string folder) =>
        !Path.Exists(folder) || File.Exists(Path.Join(folder, file))
        || (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any());

    // A folder for each run, as TensorBoard takes folders for runs.
    private static void ExportEvents(Terminal terminal, string path, List<KnownRun> runs, string target)
    {
        NamedOutput.CheckFolder(OutputOption, target, "one for TensorBoard", _ => true, terminal);
        using var alone = OutputFolder.Enter(target, terminal);
        foreach (var run in runs)
        {
            var (name, file) = (NameOf(run, path), TensorBoardExport.FileName(run.Folder, run.Manifest));
            var first = Path.Combine(target, name);
            var folder = NumberedNames.Of(first, extension: "").First(candidate => IsFreeFor(file, candidate));
            NamedOutput.CheckPlace(OutputOption, folder, terminal);
            OutputFolder.Create(folder, terminal);
            AtomicFile.Write(
                Path.Combine(folder, file), stream => TensorBoardExport.Write(stream, run.Folder, run.Manifest));
            if (folder != first)
            {
                var other = Path.GetRelativePath(target, folder);
                terminal.Say($"{terminal.Shown(first)} holds something else: this run is {other}.");
            }
        }

        terminal.Say($"{terminal.Shown(target)}: {Units.Count(runs.Count, "run")}. Look at {(runs.Count == 1 ? "it" : "them")} with");
        terminal.Say($"  {TensorBoard} --logdir {Terminal.Word(terminal.Shown(target))}");
    }
}

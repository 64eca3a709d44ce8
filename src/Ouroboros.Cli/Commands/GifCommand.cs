using System.CommandLine;
using System.Globalization;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Commands;

/// <summary><c>ouroboros gif</c>: remakes the animation of a run from its sample sheets.</summary>
internal static class GifCommand
{
    // Twenty at once, of long runs, on a slow machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static ConfigKey Duration => ConfigKeys.Find("visualization.sample_gif_duration")!;

    /// <summary>The command and its help.</summary>
    public static (Command Command, HelpPage Page) Create(CliServices services)
    {
        var named = new Argument<string?>("RUN") { Arity = ArgumentArity.ZeroOrOne };
        var run = Words.Option("--run-dir", "-r", "RUN", "The same as an option");
        var name = Words.Option("--filename", "-f", "FILE", $"File to write, inside the run's folder unless a full path. Default: {RunFiles.Animation}");
        var duration = Words.Option("--duration", "-d", "MS", "Milliseconds each frame stays. Default: as the run's config.yaml says, else 200");
        var once = Words.Switch("--no-loop", "Play once and stop at the last frame");
        var list = Words.Switch("--list", "Show the runs that have samples, and stop");
        var folder = Words.Option("--experiments-dir", null, "DIR", ExperimentsFolder.OptionDescription);
        var command = new Command("gif") { named, run, name, duration, once, list, folder };
        command.SetAction(result =>
        {
            var experiments = ExperimentsFolder.Choose(result.One(folder), services.Terminal);
            return result.GetValue(list)
                ? ListRuns(experiments)
                : Make(services, experiments, OneOf(result.GetValue(named), result.One(run)), result.One(name), result.One(duration), !result.GetValue(once));
        });
        return (command, new HelpPage(
            "Remake the GIF of a run from samples/iteration_*.png in its folder.",
            $"{services.Terminal.Command} gif [RUN] [options]",
            [
                new("Arguments", [new("RUN", "Name or path of the run. Default: the newest")]),
                new("Options", [.. new Option[] { run, name, duration, once, list, folder }.Select(HelpRow.Of), HelpRow.Help]),
            ]));
    }

    private static string? OneOf(string? argument, string? option) => argument is null || option is null
        ? argument ?? option
        : throw new UserError($"command line: found both RUN \"{argument}\" and --run-dir {option}, expected one of them.");

    private static int ListRuns(ExperimentsFolder experiments)
    {
        var output = experiments.Terminal.Out;
        var runs = Directory.Exists(experiments.Path)
            ? Directory.GetDirectories(experiments.Path).Where(run => Sheets(run).Count > 0).Order(StringComparer.Ordinal).ToList()
            : [];
        if (runs.Count == 0)
        {
            output.WriteLine($"No runs with samples in {experiments.Shown}.");
            return ExitCodes.Success;
        }

        TextTable.Write(
            output,
            [["run", "sheets"], .. runs.Select(run => new[] { Path.GetFileName(run), Sheets(run).Count.ToString(CultureInfo.InvariantCulture) })],
            1);
        return ExitCodes.Success;
    }

    private static int Make(CliServices services, ExperimentsFolder experiments, string? run, string? name, string? duration, bool loop)
    {
        var terminal = services.Terminal;
        var folder = run is null ? Newest(experiments) : experiments.FindFolder(run);
        var known = Known(folder);
        var target = Target(folder, name ?? RunFiles.Animation, terminal);

        // Only a running run writes its own folder. Another gif command is done in a moment; what it or a resume has written
        // is read once the lock is taken.
        var isInside = NamedOutput.RunAround(target) == NamedOutput.RealPath(folder);
        var isAtWork = known?.Manifest.State == RunState.Running;
        using var held = isInside && known is not null ? RunLock.Take(known.Folder, isAtWork ? null : Patience) : null;
        var sheets = Sheets(folder);
        if (sheets.Count == 0)
        {
            throw new UserError(
                $"ouroboros gif: found no samples/iteration_*.png in {terminal.Shown(folder)}, expected the sample sheets of a run. "
                + $"{terminal.Command} gif --list shows the runs that have some.");
        }

        var milliseconds = DurationOf(folder, duration, terminal);
        var animation = services.MakeAnimation(sheets, milliseconds, loop);
        var hash = AtomicFile.Write(target, animation.Bytes);
        Record(folder, target, hash);
        var frames = $"{Units.Count(sheets.Count, "frame")} of {animation.FrameMilliseconds} ms";
        terminal.Say($"{terminal.Shown(target)}: {frames}, {(loop ? "looping" : "played once")}, {Units.Bytes(animation.Bytes.Length)}");
        return ExitCodes.Success;
    }

    // Sheets are all it takes: a damaged manifest does not matter. What a newer version keeps in its folder is not known.
    private static KnownRun? Known(string folder)
    {
        try
        {
            return KnownRun.Find(folder);
        }
        catch (RunException exception) when (exception is not RunFormatException)
        {
            return null;
        }
    }

    // The manifest lists the run's own animation: it must go on telling the truth about it.
    private static void Record(string folder, string target, string hash)
    {
        // By whatever case it was named: where that does not matter, it is the one that has this content now.
        var named = Path.GetRelativePath(folder, target).Replace('\\', '/');
        if (Known(folder) is { } run
            && run.Manifest.Files.Keys
                .Where(listed => string.Equals(listed, named, StringComparison.OrdinalIgnoreCase))
                .FirstOrDefault(listed => run.Folder.IsWhole(listed, hash)) is { } file)
        {
            var files = new SortedDictionary<string, string>(run.Manifest.Files.ToDictionary(), StringComparer.Ordinal) { [file] = hash };
            ManifestFile.Save(run.Folder, run.Manifest with { Files = files });
        }
    }

    private static string Newest(ExperimentsFolder experiments) =>
        experiments.Everything().Found.LastOrDefault(run => !run.IsSeveral && Sheets(run.Folder.Root).Count > 0)?.Folder.Root
        ?? throw new UserError(
            $"ouroboros gif: found no run with samples in {experiments.Shown}, expected at least one. Name one, or run first.");

    private static List<string> Sheets(string folder)
    {
        var samples = Path.Combine(folder, "samples");
        return !Directory.Exists(samples)
            ? []
            : [.. Directory.GetFiles(samples, "iteration_*.png")
                .Select(path => (path, number: Path.GetFileNameWithoutExtension(path)["iteration_".Length..]))
                .Where(sheet => sheet.number.Length is > 0 and < 10 && sheet.number.All(char.IsAsciiDigit))
                .OrderBy(sheet => int.Parse(sheet.number, CultureInfo.InvariantCulture))
                .Select(sheet => sheet.path)];
    }

    private static int DurationOf(string folder, string? option, Terminal terminal)
    {
        if (option is not null)
        {
            var reading = Duration.Type.Read(new RawScalar(option, Quoted: false));
            return reading.Wrong is null
                ? (int)(long)reading.Value!
                : throw new UserError(ConfigProblem.BadValue("command line", "--duration", Duration, reading).ToString());
        }

        var file = Path.Combine(folder, RunFiles.Config);
        var setting = File.Exists(file)
            ? YamlConfig.ReadFile(file, terminal.Shown(file)).Settings.FirstOrDefault(setting => setting.Key == Duration)
            : null;
        return setting is null ? Presets.Classic.Visualization.SampleGifDuration : (int)(long)setting.Value!;
    }

    private static string Target(string folder, string name, Terminal terminal)
    {
        if (!string.Equals(Path.GetExtension(name), ".gif", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserError($"command line: --filename: found \"{name}\", expected a name that ends in .gif.");
        }

        const string option = "--filename";
        var target = Path.GetFullPath(name, folder);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new UserError(
                $"command line: {option}: found no folder {terminal.Shown(Path.GetDirectoryName(target)!)}, "
                + "expected one to write into. Make it first.");
        }

        // The run's own animation is made anew whatever has become of it.
        var own = Path.Combine(folder, RunFiles.Animation);
        NamedOutput.CheckFile(option, target, "animation", path => path == own || IsGif(path), terminal, own: folder);
        return target;
    }

    private static bool IsGif(string path) => RegularFile.ReadStart(path, 4).AsSpan().SequenceEqual("GIF8"u8);
}

using System.Security.Cryptography;
using System.Text;
using Ouroboros.Cli.Config;
using Ouroboros.Cli.Experiments;
using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Performance;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros resume</c> from its words to its exit code.</summary>
internal sealed class ResumeFlow(CliServices services)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Judges everything, then goes on with the run.</summary>
    public int Execute(ResumeArguments arguments)
    {
        var (threads, problem) = ThreadCount.Read(arguments.Threads, services);
        if (problem is not null)
        {
            throw new UserError(problem.ToString());
        }

        threads.Warn(_terminal);
        var path = ExperimentsFolder.Choose(arguments.ExperimentsDir, _terminal).FindFolder(arguments.Run);
        var folder = new RunFolder(path);
        if (folder.Has(GroupFiles.Replicates))
        {
            return new GroupFlow(services).Resume(path, arguments, threads);
        }

        if (folder.Has(GroupFiles.Sweep))
        {
            return new SweepFlow(services).Resume(path, arguments, threads);
        }

        if (!folder.Has(RunFiles.Manifest))
        {
            throw NoRun(folder);
        }

        // Once before the lock, which leaves a trace: in a run that cannot be read nothing is changed.
        ManifestFile.Load(folder);
        using var held = RunLock.Take(folder);
        var manifest = ManifestFile.Load(folder);
        if (!manifest.Files.ContainsKey(RunFiles.Config))
        {
            throw NothingThere(folder);
        }

        var written = Config(folder, manifest);
        var config = written with { Experiment = written.Experiment with { Iterations = Iterations(arguments.Iterations, manifest) } };
        if (manifest.State == RunState.Finished && config.Experiment.Iterations == manifest.GenerationsPlanned)
        {
            return SayFinished(folder, manifest, arguments.Quiet);
        }

        if (RunWeights.WereRemoved(manifest))
        {
            throw WithoutWeights(folder, manifest, config);
        }

        // Throws when the environment names kernels that do not run here.
        services.Kernels();
        var data = Data(arguments.DataDir, (manifest.DataFolder, manifest.DataSha256), config);
        CheckRules(config, data);
        var device = new DeviceChoice(services).Choose(arguments.Device, [new RunPlan(config, data.Facts)], 1, 1, threads.Count);
        var from = ResumePoint.Load(folder, manifest, config);
        if (!arguments.Quiet)
        {
            Announce(folder, manifest, from, config);
            device.Announce([manifest]);
            new RunFlow(services).WarnOf([config], data.Facts);
        }

        var request = new RunRequest(config, threads.Count, data, folder.Root, arguments.CommandLine) { Earlier = manifest, From = from };
        return new RunSession(device.Services).Execute(request, arguments.Quiet);
    }

    // More generations than planned may ask for more than there is.
    private static void CheckRules(ExperimentConfig config, RunData data)
    {
        var option = ConfigKeys.Find("experiment.iterations")!.Option!;
        var wrong = ConfigRules.Errors(config, data.Facts).Select(rule => $"command line: {option}: {rule}").ToList();
        if (wrong.Count > 0)
        {
            throw new UserError(string.Join('\n', wrong));
        }
    }

    private UserError NoRun(RunFolder folder) => new(
        $"command line: found {_terminal.Shown(folder.Root)}, which is no run of this program, expected a folder with its manifest.json. "
        + $"{_terminal.Command} list shows the runs.");

    private UserError NothingThere(RunFolder folder) => new(
        $"ouroboros: {_terminal.Shown(folder.Root)}: found a run that was stopped before it began, expected one to go on with. "
        + "Begin it again, under the same name if you like.");

    private UserError WithoutWeights(RunFolder folder, Manifest manifest, ExperimentConfig config) => new(
        $"ouroboros: {_terminal.Shown(folder.Root)}: found a run whose weights were removed (clean --weights), expected one that can go on. Repeat it:\n"
        + Repetition(folder) + (config.Experiment.Iterations == manifest.GenerationsPlanned ? "" : $" -i {config.Experiment.Iterations}"));

    private string Repetition(RunFolder folder) =>
        $"  {_terminal.Command} run -c {Terminal.Word(Path.Combine(_terminal.Shown(folder.Root), RunFiles.Config))}";

    private int SayFinished(RunFolder folder, Manifest manifest, bool quiet)
    {
        if (quiet)
        {
            _terminal.Out.WriteLine(folder.Root);
        }
        else
        {
            var (next, command) = RunWeights.WereRemoved(manifest)
                ? ("Its weights were removed (clean --weights), so it cannot go on further. To repeat it:", Repetition(folder))
                : ("To go on further:", $"  {_terminal.Command} resume {Terminal.Word(_terminal.Shown(folder.Root))} -i {manifest.GenerationsPlanned * 2}");
            _terminal.Say($"{_terminal.Shown(folder.Root)} is finished: {Units.Count(manifest.GenerationsDone, "generation")}. {next}");
            _terminal.Say(command);
        }

        return ExitCodes.Success;
    }

    private void Announce(RunFolder folder, Manifest manifest, ResumePoint? from, ExperimentConfig config)
    {
        _terminal.Say($"folder  {_terminal.Shown(folder.Root)}");
        _terminal.Say($"from    {Place(from, config)}");
        if (manifest is { State: RunState.Failed, Reason: { } reason } && reason.StartsWith("training diverged", StringComparison.Ordinal))
        {
            _terminal.Complain("ouroboros: warning: the run diverged. Going on repeats that: another learning rate takes a new run.");
        }

        var now = ProductVersion.Current;
        if (now.Version != manifest.Version || now.Commit != manifest.Commit)
        {
            _terminal.Complain(
                $"ouroboros: warning: the run was begun by version {Name(manifest.Version, manifest.Commit)}, and this is {Name(now.Version, now.Commit)}: "
                + "its end may differ from that of a run by one of them alone.");
        }
    }

    private static string Place(ResumePoint? from, ExperimentConfig config)
    {
        if (from is null)
        {
            return "the beginning";
        }

        var at = from.Position;
        var (model, epochs) = at.Model == TrainedModel.Vae ? ("VAE", config.Vae.Epochs) : ("classifier", config.Classifier.Epochs);
        return at.Generation > config.Experiment.Iterations ? "the last generation's end"
            : $"generation {at.Generation}/{config.Experiment.Iterations}, "
                + (at.Epoch > epochs ? $"{model} trained" : $"{model} epoch {at.Epoch}, {Units.Count(at.Step, "step")} done");
    }

    private static string Name(string version, string? commit) => commit is null ? version : $"{version} ({commit[..Math.Min(8, commit.Length)]})";

    /// <summary>The config as the run wrote it. A process killed while it set another number of generations may have left a newer one.</summary>
    /// <exception cref="RunException">It is not what the run wrote, or cannot be read.</exception>
    public ExperimentConfig Config(RunFolder folder, Manifest manifest)
    {
        var (path, expected) = (folder.FullPath(RunFiles.Config), manifest.Files[RunFiles.Config]);
        var isWhole = folder.HashOf(RunFiles.Config) == expected;
        var yaml = YamlConfig.ReadFile(path, _terminal.Shown(path));
        var config = yaml.Settings.Aggregate(Presets.Classic, (current, setting) => setting.Key.Set(current, setting.Value));
        var asked = config.Experiment.Iterations;
        config = config with { Experiment = config.Experiment with { Iterations = manifest.GenerationsPlanned } };
        if (yaml.Problems.Count > 0 || !(isWhole || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ConfigText.Write(config)))) == expected))
        {
            throw new RunFolderException(
                path, "it is not the config that the run wrote: its SHA-256 is not the manifest's",
                "Undo the change, or begin a new run with it; only the number of generations of a run can change, by -i.");
        }

        if (!isWhole && asked != manifest.GenerationsPlanned)
        {
            _terminal.Complain(
                $"ouroboros: warning: {_terminal.Shown(path)} says {Units.Count(asked, "generation")}, and the run is planned with {manifest.GenerationsPlanned}. -i {asked} goes on to {asked}.");
        }

        return config;
    }

    private static int Iterations(string? text, Manifest manifest)
    {
        if (text is null)
        {
            return manifest.GenerationsPlanned;
        }

        var key = ConfigKeys.Find("experiment.iterations")!;
        var reading = key.Type.Read(new RawScalar(text, Quoted: false));
        if (reading.Wrong is not null)
        {
            throw new UserError(ConfigProblem.BadValue(CommandLineSettings.Source, key.Option!, key, reading).ToString());
        }

        var asked = (int)(long)reading.Value!;
        return asked > manifest.GenerationsDone || asked == manifest.GenerationsPlanned
            ? asked
            : throw new UserError(
                $"command line: {key.Option}: found {asked}, expected more than the {Units.Count(manifest.GenerationsDone, "generation")} that are done. It is the number of all generations, not of those to add.");
    }

    /// <summary>The images that a run began with.</summary>
    /// <param name="option">Value of <c>--data-dir</c>.</param>
    /// <param name="begun">The folder they were in, and their SHA-256; null for the embedded MNIST.</param>
    /// <param name="config">The run's config.</param>
    /// <exception cref="UserError">They are not there, or others.</exception>
    public RunData Data(string? option, (string? Folder, string? Sha256) begun, ExperimentConfig config)
    {
        if (begun.Sha256 is null)
        {
            return option is null
                ? RunData.Embedded
                : throw new UserError($"command line: --data-dir: found {option}, expected nothing: the run learned the embedded MNIST. Leave the option out.");
        }

        // A run of a version without data.dataset has a folder of whatever kind, and a config that says MNIST.
        var set = config.Data.Source.Set is { IsEmbedded: false } known ? known : null;
        var folder = option is null ? WhereTheyAre(set, begun.Folder!) : _terminal.FullPath(option);
        var data = option is null ? ReadWhereTheyWere(folder, set) : RunData.Read(_terminal.Shown(folder), folder, set);
        return data.Sha256 == begun.Sha256
            ? data
            : throw new UserError(
                $"ouroboros: {_terminal.Shown(folder)}: found other digits than the run began with, expected the same. Name their folder with --data-dir.");
    }

    // A known set may have been fetched to another folder since, or on another machine.
    private string WhereTheyAre(KnownDataSet? set, string folder) =>
        set is not null && !Directory.Exists(folder) && new DataPlaces(_terminal).FolderOf(set) is var here && Directory.Exists(here) ? here : folder;

    private RunData ReadWhereTheyWere(string folder, KnownDataSet? set)
    {
        try
        {
            return RunData.Read(_terminal.Shown(folder), folder, set);
        }
        catch (DataFileException exception)
        {
            var fetch = set is not null ? $"{_terminal.Command} data get {set.Name} fetches them. " : "";
            throw new UserError(
                $"ouroboros: {exception.File}: found {exception.Found}, expected {exception.Expected}, the digits that the run began with. {fetch}If they were moved, name their folder with --data-dir.");
        }
    }
}

using Ouroboros.Cli.Config;
using Ouroboros.Cli.Display;
using Ouroboros.Cli.Experiments;
using Ouroboros.Configuration;
using Ouroboros.Reporting;
using Ouroboros.Runs;
using Ouroboros.Theory;

namespace Ouroboros.Cli.Running;

/// <summary><c>ouroboros theory</c> from its words to its exit code.</summary>
internal sealed class TheoryFlow(CliServices services)
{
    private readonly Terminal _terminal = services.Terminal;

    /// <summary>Command lines to begin with, without the program's name and <c>theory</c>.</summary>
    public static IReadOnlyList<(string Words, string Shows)> Examples { get; } =
    [
        ("gaussian", "Model collapse at its simplest"),
        ("gaussian --regime accumulate", "It stops when old data are kept"),
        ("gaussian --regime mix --real-fraction 0.1 --real-source fresh", "And with a tenth of new real data"),
        ("multinomial", "How the rare categories vanish"),
    ];

    /// <summary>Judges everything, then runs.</summary>
    public int Execute(TheoryArguments arguments)
    {
        if (arguments.Models.Count == 0 && arguments.Settings.Count == 0)
        {
            ListModels();
            return ExitCodes.Success;
        }

        var (settings, threads) = TheoryRequest.Read(arguments, services);
        var experiments = ExperimentsFolder.Choose(null, _terminal);
        var place = Presets.Classic with { Output = Presets.Classic.Output with { ExperimentsDir = experiments.Path } };
        var folder = OutputFolder.Choose(arguments.OutputDir, place, _terminal, services.Time, "theory");
        if (!arguments.Quiet)
        {
            TheoryScreen.Announce(_terminal, settings);
        }

        var (target, held) = OutputFolder.Begin(arguments.OutputDir, folder, _terminal);
        using var locked = held;
        folder = target.Root;
        TheoryResult result;
        try
        {
            result = Run(settings, threads);
            Write(target, result);
        }
        finally
        {
            RunFlow.RemoveIfEmpty(folder);
        }

        if (arguments.Quiet)
        {
            _terminal.Out.WriteLine(_terminal.Shown(folder));
        }
        else
        {
            TheoryScreen.Show(_terminal, result);
            _terminal.Say("");
            _terminal.Say($"folder  {_terminal.Shown(folder)}");
        }

        _terminal.NameFolderIfLost(folder);
        return ExitCodes.Success;
    }

    private TheoryResult Run(TheorySettings settings, int threads)
    {
        using var status = new StatusLine(_terminal);
        var (done, shown, padlock) = (0, -1, new Lock());
        return new TheoryLab(threads).Run(
            settings,
            more =>
            {
                // Chains may be thousands a second; a person reads percent.
                lock (padlock)
                {
                    done += more;
                    var percent = (int)(100L * done / settings.Chains);
                    if (percent > shown)
                    {
                        shown = percent;
                        status.Show($"{done:N0} of {settings.Chains:N0} chains");
                    }
                }
            },
            services.Interruption.Token);
    }

    private static void Write(RunFolder folder, TheoryResult result)
    {
        folder.Write(TheoryFiles.Table, stream => TheoryFiles.WriteTable(stream, result));
        folder.Write(TheoryFiles.Settings, stream => TheoryFiles.WriteSettings(stream, result, ProductVersion.Current.Version));
        foreach (var picture in TheoryPlots.Render(result))
        {
            folder.Write(picture.Path, stream => stream.Write(picture.Content));
        }

        folder.FlushFolders();
    }

    private void ListModels()
    {
        _terminal.Say("Models whose collapse mathematics can follow; they go through the same loop and regimes as the VAE.");
        _terminal.Say("");
        TextTable.WriteFacts(_terminal, [.. TheoryModels.All.Select(entry => new[] { $"  {entry.Name}", entry.Shows })]);
        _terminal.Say("");
        _terminal.Say("Begin with:");
        TextTable.WriteFacts(_terminal, [.. Examples.Select(example => new[] { $"  {_terminal.Command} theory {example.Words}", example.Shows })]);
        _terminal.Say("");
        _terminal.Say($"{_terminal.Command} theory --help has all options.");
    }
}

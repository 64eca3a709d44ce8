using System.CommandLine;
using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Reports;

namespace Ouroboros.Bench.Commands;

/// <summary>What the commands that measure have in common: the shared options, a report, and <c>--save</c>.</summary>
internal static class MeasuringCommand
{
    /// <summary>A command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">For the help.</param>
    /// <param name="rounds">Turns by default.</param>
    /// <param name="measure">Does the work; its parse result gives the values of <paramref name="more"/>.</param>
    /// <param name="more">Further options.</param>
    public static Command Create(
        string name, string description, int rounds, Func<Setup, ParseResult, Report> measure, params ReadOnlySpan<Option> more)
    {
        var command = new Command(name, description);
        var setup = new SetupOptions(command, rounds);
        foreach (var option in more)
        {
            command.Options.Add(option);
        }

        var output = new ReportOutput(command);
        command.SetAction(result => output.Write(result, measure(setup.Read(result), result)));
        return command;
    }
}

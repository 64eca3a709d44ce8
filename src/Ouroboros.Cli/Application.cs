using System.CommandLine;
using Ouroboros.Cli.Commands;
using Ouroboros.Data;
using Ouroboros.Data.Fetching;
using Ouroboros.OpenCl;
using Ouroboros.Storage;
using Ouroboros.Training;

namespace Ouroboros.Cli;

/// <summary>From the words of the command line to an exit code; every error becomes a message here.</summary>
internal static class Application
{
    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CliServices services)
    {
        var code = Execute(args, services);
        return code == ExitCodes.Success && services.Terminal.OutHasFailed ? ExitCodes.Files : code;
    }

    private static int Execute(IReadOnlyList<string> args, CliServices services)
    {
        var terminal = services.Terminal;
        try
        {
            RefuseControls(args);
            string[] words = args.Count > 0 && args[0] == "help" ? [.. args.Skip(1), "--help"] : [.. args];
            // No @file expansion: an at sign in a folder's name is just a letter.
            var result = MainCommand.Create(services, args).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is not { ClearsParseErrors: true } && Words.Complaints(result, words, terminal.Command) is { Count: > 0 } complaints)
            {
                throw new UserError(string.Join('\n', complaints) + "\n" + MoreHelp(result, terminal.Command));
            }

            return result.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UserError exception)
        {
            terminal.Complain(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            return services.Interruption.ExitCode;
        }
        catch (TrainingDivergedException exception)
        {
            return Fail(terminal, exception.Message, ExitCodes.Diverged);
        }
        catch (DataFileException exception)
        {
            return Fail(terminal, exception.Message, ExitCodes.Usage);
        }
        catch (Exception exception) when (exception is RunException or FetchException or DeviceException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, exception.Message, ExitCodes.Files);
        }
#pragma warning disable CA1031 // The last line of defence: whatever is left is an error of the program, told with all there is to know.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Fail(terminal, $"an error of the program itself; please report it with these lines.\n{exception}", ExitCodes.Internal);
        }
    }

    // One place for all names, paths, labels, keys and values that a person gives.
    private static void RefuseControls(IReadOnlyList<string> args)
    {
        foreach (var word in args)
        {
            if (PlainText.FirstControl(word) is { } control)
            {
                throw new UserError($"command line: found the control character {control} in \"{PlainText.Line(word)}\", expected plain text. Remove it.");
            }
        }
    }

    private static int Fail(Terminal terminal, string message, int exitCode)
    {
        terminal.Complain($"ouroboros: {message}");
        return exitCode;
    }

    private static string MoreHelp(ParseResult result, string program)
    {
        return $"See {Words.Name(result.CommandResult.Command, program)} --help";
    }
}

using System.CommandLine;
using Ouroboros.Cli.Commands;
using Ouroboros.Data;
using Ouroboros.Runs;

namespace Ouroboros.Cli;

/// <summary>From the words of the command line to an exit code; every error becomes a message here.</summary>
internal static class Application
{
    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CliServices services)
    {
        var error = services.Terminal.Error;
        try
        {
            // No @file expansion: an at sign in a folder's name is just a letter.
            var result = MainCommand.Create(services, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (Words.Complaints(result) is { Count: > 0 } complaints && result.Action is not { ClearsParseErrors: true })
            {
                throw new UserError(string.Join('\n', complaints) + "\n" + MoreHelp(result));
            }

            return result.Invoke(new InvocationConfiguration
            {
                Output = services.Terminal.Out,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UserError exception)
        {
            error.WriteLine(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            return services.Interruption.ExitCode;
        }
        catch (DataFileException exception)
        {
            return Fail(error, exception.Message, ExitCodes.Usage);
        }
        catch (Exception exception) when (exception is RunException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Fail(error, exception.Message, ExitCodes.Files);
        }
#pragma warning disable CA1031 // The last line of defence: whatever is left is an error of the program, told with all there is to know.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Fail(error, $"an error of the program itself; please report it with these lines.\n{exception}", ExitCodes.Internal);
        }
    }

    private static int Fail(TextWriter error, string message, int exitCode)
    {
        error.WriteLine($"ouroboros: {message}");
        return exitCode;
    }

    private static string MoreHelp(ParseResult result)
    {
        var command = result.CommandResult.Command;
        return $"See ouroboros {(command is RootCommand ? "" : command.Name + " ")}--help";
    }
}

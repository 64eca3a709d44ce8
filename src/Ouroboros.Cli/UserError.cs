namespace Ouroboros.Cli;

/// <summary>Something the user can mend: its message is all that is shown.</summary>
internal sealed class UserError : Exception
{
    /// <summary>A message, complete lines, and the code to exit with.</summary>
    public UserError(string message, int exitCode = ExitCodes.Usage)
        : base(message) => ExitCode = exitCode;

    /// <summary>The program's exit code.</summary>
    public int ExitCode { get; }
}

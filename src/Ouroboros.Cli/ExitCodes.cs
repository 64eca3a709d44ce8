namespace Ouroboros.Cli;

/// <summary>The program's exit codes, the same for every command.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>An error of the program itself; its message asks for a report.</summary>
    public const int Internal = 1;

    /// <summary>The command line, the config or the data are wrong; nothing was trained.</summary>
    public const int Usage = 2;

    /// <summary>
    /// The disk or a file: full, not writable, gone, damaged. Or a device: out of memory, or failed. Or the work is done, and standard output could
    /// not take all of what it was to say.
    /// </summary>
    public const int Files = 3;

    /// <summary>Training diverged: a loss became infinite or not a number.</summary>
    public const int Diverged = 4;

    /// <summary>The terminal was closed (128 + SIGHUP).</summary>
    public const int HungUp = 129;

    /// <summary>Interrupted with Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Told to end (128 + SIGTERM).</summary>
    public const int Terminated = 143;

    /// <summary>The code after any other signal that a run ends in order on, by its number.</summary>
    public static int OfSignal(int signal) => 128 + signal;
}

using Ouroboros.Data;
using Ouroboros.OpenCl;
using Ouroboros.Storage;
using Ouroboros.Training;

namespace Ouroboros.Cli.Groups;

/// <summary>What a failure of one of several runs means for the program's exit code.</summary>
internal static class Failures
{
    /// <summary>The exit code; null for an error of the program itself.</summary>
    public static int? CodeOf(Exception failure) => failure switch
    {
        UserError error => error.ExitCode,
        TrainingDivergedException => ExitCodes.Diverged,
        DataFileException => ExitCodes.Usage,
        RunException or DeviceException or InvalidDataException or IOException or UnauthorizedAccessException => ExitCodes.Files,
        _ => null,
    };
}

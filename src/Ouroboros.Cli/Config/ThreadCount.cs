using Ouroboros.Configuration;
using Ouroboros.Numerics;

namespace Ouroboros.Cli.Config;

/// <summary>The value of <c>--threads</c>, the same for every command that has it.</summary>
internal static class ThreadCount
{
    /// <summary>Name of the option.</summary>
    public const string Option = "--threads";

    /// <summary>What a run does with it, for help pages.</summary>
    public static readonly string Description =
        $"Threads to compute with, 1 to {Backends.MaxThreads}; results do not depend on it. Default: one a core, here {Machine.DefaultThreads}";

    private static readonly WholeNumberType Type = new(1, Backends.MaxThreads);

    /// <summary>Threads asked for, or one a core when none are, and what is wrong with the text, if anything is.</summary>
    public static (int Threads, ConfigProblem? Problem) Read(string? text)
    {
        if (text is null)
        {
            return (Machine.DefaultThreads, null);
        }

        var reading = Type.Read(new RawScalar(text, Quoted: false));
        return reading.Wrong is null
            ? ((int)(long)reading.Value!, null)
            : (Machine.DefaultThreads, new(CommandLineSettings.Source, Option, reading.Wrong.Describe(), Type.Expected, reading.Advice));
    }
}

namespace Ouroboros.Cli.Tests;

/// <summary>The program as it was built, started as a process of its own.</summary>
internal static class BuiltProgram
{
    /// <summary>Calls it and waits for its end.</summary>
    /// <param name="folder">Its current folder.</param>
    /// <param name="arguments">Words of the command line.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    public static (int Code, string Output, string Error) Call(
        string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var program = StartedProgram.Start(folder, arguments, environment);
        return program.Wait();
    }
}

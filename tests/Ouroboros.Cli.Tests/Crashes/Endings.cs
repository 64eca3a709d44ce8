namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>How a program that was started is to end.</summary>
internal static class Endings
{
    /// <summary>Waits for it to finish without a complaint.</summary>
    public static void MustFinish(this StartedProgram program)
    {
        using (program)
        {
            var (code, _, error) = program.Wait();
            Assert.Equal((ExitCodes.Success, ""), (code, error));
        }
    }

    /// <summary>Waits for it to refuse, by words and not by a stack trace.</summary>
    /// <returns>What it said.</returns>
    public static string MustRefuse(this StartedProgram program, int code)
    {
        using (program)
        {
            var (found, output, error) = program.Wait();
            Assert.True(code == found, $"Exit code {found}, expected {code}.\n{error}");
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            Assert.NotEmpty(error);
            Assert.Empty(output);
            return error.TrimEnd();
        }
    }

    /// <summary>Sends a signal, and waits.</summary>
    /// <returns>The exit code, and what it said.</returns>
    public static (int Code, string Error) After(this StartedProgram program, UnixSignal signal)
    {
        program.Send(signal);
        var (code, _, error) = program.Wait();
        return (code, error.TrimEnd());
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Ouroboros.Cli.Tests;

/// <summary>The program as it was built, at work as a process of its own: to signal, to watch and to wait for.</summary>
internal sealed partial class StartedProgram : IDisposable
{
    /// <summary>Names another build of the program to start than the one beside the tests: the path of its Ouroboros.Cli.dll.</summary>
    public const string ProgramVariable = "OUROBOROS_TESTED_PROGRAM";

    // No measure of speed: what takes so long hangs.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private StartedProgram(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the program.</summary>
    /// <param name="folder">Its current folder.</param>
    /// <param name="arguments">Words of the command line.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    public static StartedProgram Start(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [], folder, arguments, environment);

    /// <summary>Starts the program by another one.</summary>
    /// <param name="starter">The other program.</param>
    /// <param name="before">Its own words.</param>
    /// <param name="folder">Current folder of both.</param>
    /// <param name="arguments">Words of our command line.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    public static StartedProgram Start(
        string starter, IEnumerable<string> before, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var program = Environment.GetEnvironmentVariable(ProgramVariable) ?? Path.Combine(AppContext.BaseDirectory, "Ouroboros.Cli.dll");
        var start = new ProcessStartInfo(starter)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])[.. before, program, .. arguments])
        {
            start.ArgumentList.Add(word);
        }

        // A file, so no folder of what may be kept from run to run: tests neither find nor leave anything there.
        start.Environment[Terminal.CacheVariable] = program;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        HearSignals();
        return new(Process.Start(start)!);
    }

    /// <summary>Sends a signal.</summary>
    public void Send(UnixSignal signal) => Assert.Equal(0, Kill(Id, (int)signal));

    /// <summary>Lets the program work until something is so; its end before that fails the test.</summary>
    public void Until(Func<bool> condition)
    {
        var begun = Stopwatch.StartNew();
        while (!condition())
        {
            if (_process.HasExited)
            {
                Assert.Fail($"The program ended with {_process.ExitCode} before what was waited for.\n{_output.Result}{_error.Result}");
            }

            Assert.True(begun.Elapsed < Longest, "What was waited for does not come.");
            Thread.Sleep(BetweenLooks);
        }
    }

    /// <summary>Kills the program after a time, unless it has ended by then.</summary>
    public void KillAfter(TimeSpan time)
    {
        if (!_process.WaitForExit(time))
        {
            _process.Kill();
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <param name="programs">How many are at work at once.</param>
    /// <returns>Exit code (128 and the signal's number after a signal), standard output and error.</returns>
    public (int Code, string Output, string Error) Wait(int programs = 1)
    {
        Assert.True(_process.WaitForExit(Longest * programs), "The program does not end.");
        return (_process.ExitCode, _output.Result, _error.Result);
    }

    /// <summary>Kills the program, if it is still at work.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // A shell without job control has programs in the background ignore Ctrl+C, nohup has them ignore the terminal's end, and so would those that they start.
    private static void HearSignals()
    {
        const string name = "SigIgn:";
        const nint byDefault = 0;
        if (OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line)
        {
            var ignored = ulong.Parse(line.AsSpan(name.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var signal in new[] { UnixSignal.Interrupt, UnixSignal.HangUp, UnixSignal.Quit }.Where(signal => (ignored & (1UL << ((int)signal - 1))) != 0))
            {
                Signal((int)signal, byDefault);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

/// <summary>Signals by their numbers on Linux.</summary>
internal enum UnixSignal
{
    /// <summary>SIGHUP, the terminal is closed.</summary>
    HangUp = 1,

    /// <summary>SIGINT, Ctrl+C.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT, Ctrl+\.</summary>
    Quit = 3,

    /// <summary>SIGKILL.</summary>
    Kill = 9,

    /// <summary>SIGUSR1, which batch systems send before a time limit.</summary>
    User1 = 10,

    /// <summary>SIGUSR2.</summary>
    User2 = 12,

    /// <summary>SIGALRM.</summary>
    Alarm = 14,

    /// <summary>SIGTERM.</summary>
    Terminate = 15,

    /// <summary>SIGCONT.</summary>
    Continue = 18,

    /// <summary>SIGSTOP.</summary>
    Stop = 19,

    /// <summary>SIGXCPU, the end of a limit on processor time.</summary>
    CpuLimit = 24,
}

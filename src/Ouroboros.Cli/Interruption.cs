using System.Runtime.InteropServices;

namespace Ouroboros.Cli;

/// <summary>Turns the first Ctrl+C, SIGTERM or SIGHUP (the terminal is closed) into a cancellation; a second one ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The code to exit with once cancelled.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Interrupted;

    /// <summary>What a live display needs written to the terminal before the process ends at once; null while there is none.</summary>
    public string? RestoreScreen { get; set; }

    /// <summary>Begins to listen to the system's signals.</summary>
    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitCodes.Interrupted)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitCodes.Terminated)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Handle(context, ExitCodes.HungUp)));
    }

    /// <summary>Interrupts as a signal would.</summary>
    public void Interrupt(int exitCode)
    {
        ExitCode = exitCode;
        _source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        if (_source.IsCancellationRequested)
        {
            // Not cancelled: the system's own handling ends the process, and the terminal would keep the live display's screen.
            Console.Out.Write(RestoreScreen ?? "");

            return;
        }

        context.Cancel = true;
        Interrupt(exitCode);
    }
}

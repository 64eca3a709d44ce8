using System.Runtime.InteropServices;

namespace Ouroboros.Cli;

/// <summary>
/// What signals do. Where there is something to save (<see cref="Defer"/>), the first one becomes a cancellation, and a second one ends the
/// program at once. Everywhere else the first one does, whatever command is at work and whatever it waits for.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int Quit = 3;

    // SIGXFSZ, the end of ulimit -f, on Linux and macOS.
    private const int FileTooLarge = 25;

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _deferring;

    /// <summary>
    /// Signals that would kill the process: the terminal's, those of batch systems and limits (Slurm's --signal and ulimit -t send
    /// SIGUSR1, SIGXCPU and the like), of timers and of a power supply that fails. A signal that the starter ignores stays ignored.
    /// </summary>
    internal static IReadOnlyList<int> Signals { get; } = OperatingSystem.IsWindows()
        ? []
        : OperatingSystem.IsMacOS() ? [14, 24, 26, 27, 30, 31] : [10, 12, 14, 24, 26, 27, 30];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether there is something to save, see <see cref="Defer"/>.</summary>
    public bool IsDeferred => Volatile.Read(ref _deferring) > 0;

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
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => Handle(context, ExitCodes.OfSignal(Quit))));
        if (!OperatingSystem.IsWindows())
        {
            // Ignored, so that the write fails and is told, as on a full disk.
            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)FileTooLarge, context => context.Cancel = true));
        }

        foreach (var signal in Signals)
        {
            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)signal, context => Handle(context, ExitCodes.OfSignal(signal))));
        }
    }

    /// <summary>Has signals ask for an orderly end while this lasts: there is something to save.</summary>
    public IDisposable Defer()
    {
        Interlocked.Increment(ref _deferring);
        return new Deferral(this);
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
        if (_source.IsCancellationRequested || !IsDeferred)
        {
            // Not cancelled: the system's own handling ends the process, and the terminal would keep the live display's screen.
            if (RestoreScreen is { } restore)
            {
                Console.Out.Write(restore);
            }

            return;
        }

        context.Cancel = true;
        Interrupt(exitCode);
    }

    private sealed class Deferral(Interruption owner) : IDisposable
    {
        private Interruption? _owner = owner;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _owner, null) is { } from)
            {
                Interlocked.Decrement(ref from._deferring);
            }
        }
    }
}

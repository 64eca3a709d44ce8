using System.Runtime.InteropServices;
using System.Text;

namespace Ouroboros.Cli;

/// <summary>Standard output or error. Once it cannot be written it is given up: a run must not end because nobody can read what it says.</summary>
/// <param name="inner">The stream.</param>
/// <param name="isClosed">Whether the pipe has lost its reader, which .NET does not tell.</param>
/// <param name="failed">
/// Called once, with the reason, without a full stop. A lost reader is a failure only while work is being saved.
/// </param>
/// <param name="isSaving">Whether work is being saved, which goes on without the stream.</param>
internal sealed partial class StandardStream(
    TextWriter inner, Func<bool> isClosed, Action<string> failed, Func<bool> isSaving) : TextWriter
{
    // POLLERR, POLLHUP, POLLNVAL: no reader is left, the terminal is gone, there is no such stream.
    private const short Gone = 0x8 | 0x10 | 0x20;

    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;

    private int _failed;
    private volatile bool _isUnread;

    /// <summary>Whether something could not be written, or would not be read.</summary>
    public bool IsLost => _isUnread || HasFailed;

    /// <summary>Whether that is an error. It is not when <c>head</c> has read enough and closes its pipe.</summary>
    public bool HasFailed => Volatile.Read(ref _failed) != 0;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Whether the reader of a stream of this process has gone; false where that cannot be told.</summary>
    /// <param name="descriptor">1 for standard output, 2 for standard error.</param>
    public static bool IsClosed(int descriptor)
    {
        var polled = new Polled { Descriptor = descriptor };
        return !OperatingSystem.IsWindows() && Poll(ref polled, 1, 0) > 0 && (polled.Found & Gone) != 0;
    }

    /// <summary>Whether the process was started with a stream open.</summary>
    /// <remarks>
    /// The runtime opens files of its own before the program starts, under the numbers of closed streams: writing there would damage them.
    /// They are closed on exec; a stream that was handed on cannot be.
    /// </remarks>
    /// <param name="descriptor">0 for standard input, 1 for output, 2 for errors.</param>
    public static bool IsOpen(int descriptor) =>
        OperatingSystem.IsWindows()
        || (Flags(descriptor, GetDescriptorFlags) is var flags && flags >= 0 && (flags & CloseOnExec) == 0);

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (HasFailed)
        {
            return;
        }

        try
        {
            if (!_isUnread && !isClosed())
            {
                write();
                return;
            }

            // Not written even if another reader comes: it would get half a table.
            _isUnread = true;
            if (isSaving())
            {
                Fail("the pipe is closed");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(exception.Message.TrimEnd('.'));
        }
    }

    private void Fail(string reason)
    {
        // Replicates write side by side.
        if (Interlocked.Exchange(ref _failed, 1) == 0)
        {
            failed(reason);
        }
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref Polled polled, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Flags(int descriptor, int command);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Asked;
        public short Found;
    }
}

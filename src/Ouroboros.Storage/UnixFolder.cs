using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Ouroboros.Storage;

/// <summary>An open folder of a Unix system, which .NET cannot open: to flush the names in it, and to lock it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class UnixFolder : SafeHandleMinusOneIsInvalid
{
    private const int LockShared = 1;
    private const int LockExclusive = 2;
    private const int LockWithoutWaiting = 4;

    // EINVAL and EBADF.
    private const int NoSuchCall = 22;
    private const int NotThisWay = 9;

    private readonly string _path;

    private UnixFolder(string path)
        : base(ownsHandle: true)
    {
        _path = path;
        SetHandle(OpenPath(path, ReadOnlyCloseOnExec));
    }

    // O_RDONLY is 0 everywhere; O_CLOEXEC keeps the folder, and with it the lock, from programs that this one starts.
    private static int ReadOnlyCloseOnExec => OperatingSystem.IsMacOS() ? 0x0100_0000 : 0x0008_0000;

    // EWOULDBLOCK.
    private static int HeldByAnother => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static UnixFolder Open(string path)
    {
        var folder = new UnixFolder(path);
        return folder.IsInvalid ? throw Error(path) : folder;
    }

    /// <summary>Waits until the names in the folder are on the disk. A file system that has no such call for folders is let pass.</summary>
    /// <exception cref="IOException">The disk failed or is full.</exception>
    public void Flush()
    {
        if (SyncHandle(this) != 0 && Marshal.GetLastPInvokeError() is not (NoSuchCall or NotThisWay))
        {
            throw Error(_path);
        }
    }

    /// <summary>
    /// Takes the folder's lock until this handle is closed, at the latest when the process ends, however it ends.
    /// </summary>
    /// <param name="alone">Whether no one else may hold it; else only who wants it alone is kept out.</param>
    /// <returns>False if another holds it. A file system without locks keeps nobody out.</returns>
    public bool TryLock(bool alone) =>
        LockHandle(this, (alone ? LockExclusive : LockShared) | LockWithoutWaiting) == 0 || Marshal.GetLastPInvokeError() != HeldByAnother;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CloseHandle(handle) == 0;

    private static IOException Error(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenPath(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncHandle(UnixFolder folder);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int LockHandle(UnixFolder folder, int operation);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseHandle(nint folder);
}

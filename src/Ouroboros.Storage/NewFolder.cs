using System.Runtime.InteropServices;

namespace Ouroboros.Storage;

/// <summary>Creates folders that did not exist; <see cref="Directory.CreateDirectory(string)"/> does not tell whether they did.</summary>
public static partial class NewFolder
{
    // EEXIST and ERROR_ALREADY_EXISTS.
    private const int UnixExists = 17;
    private const int WindowsExists = 183;

    // Everyone may do everything, less what the process's umask takes away.
    private const uint AllRights = 0x1FF;

    /// <summary>Creates a folder, in one step: of several processes that ask for the same one, exactly one gets it.</summary>
    /// <param name="path">Full path; the folder above exists.</param>
    /// <returns>False if there is something of that name, a link that leads nowhere included.</returns>
    /// <exception cref="IOException">The system refuses.</exception>
    public static bool TryCreate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var isWindows = OperatingSystem.IsWindows();
        if (isWindows ? CreateOnWindows(@"\\?\" + path, 0) : CreateOnUnix(path, AllRights) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == (isWindows ? WindowsExists : UnixExists)
            ? false
            : throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
    }

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateOnUnix(string path, uint mode);

    [LibraryImport("kernel32", EntryPoint = "CreateDirectoryW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateOnWindows(string path, nint security);
}

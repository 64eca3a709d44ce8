using System.Text;

namespace Ouroboros.Storage;

/// <summary>The disk itself.</summary>
internal sealed class Disk : IDisk
{
    private Disk()
    {
    }

    /// <summary>The one there is.</summary>
    public static Disk Real { get; } = new();

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    // Deleted first: a link of that name would lead elsewhere. The file may be renamed while it is open, and others
    // read it as soon as it is.
    public FileStream Create(string path)
    {
        File.Delete(path);
        return new WrittenFile(path, FileMode.CreateNew, FileShare.Read | FileShare.Delete);
    }

    public void Flush(FileStream file) => file.Flush(flushToDisk: true);

    // Windows keeps names in a journal of its own, and has no such call.
    public void FlushFolder(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var folder = UnixFolder.Open(path);
            folder.Flush();
        }
    }

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path) => File.Delete(path);

    public void DeleteFolder(string path) => Directory.Delete(path);

    public void Append(string path, string text)
    {
        using var file = new WrittenFile(path, FileMode.Append, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}

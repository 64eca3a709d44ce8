using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs.Storage;

/// <summary>How a <see cref="StoppingDisk"/> stops.</summary>
public enum Stop
{
    /// <summary>The program has been killed, and can do nothing more; what it did is there.</summary>
    Kill,

    /// <summary>The machine has lost its power: what was not flushed, content or name, is not there.</summary>
    PowerFailure,

    /// <summary>One step fails, as on a disk that is full, and the next works again.</summary>
    Failure,
}

/// <summary>The disk, until one of its steps.</summary>
/// <param name="at">The step, from 0; none for a number past the last.</param>
/// <param name="how">What happens there.</param>
internal sealed class StoppingDisk(int at, Stop how) : IDisk
{
    // What a power failure takes back, newest last: content by file, names by folder.
    private readonly List<(string Place, Action Undo)> _unflushed = [];

    /// <summary>What was done, step by step.</summary>
    public List<string> Steps { get; } = [];

    public void CreateFolder(string path) => Do($"create folder {path}", () =>
    {
        Disk.Real.CreateFolder(path);
        Remember(Path.GetDirectoryName(path)!, () => Directory.Delete(path, recursive: true));
    });

    public FileStream Create(string path)
    {
        FileStream? file = null;
        Do($"create {path}", () =>
        {
            file = Disk.Real.Create(path);
            Remember(Path.GetDirectoryName(path)!, () => File.Delete(path));
            Remember(path, () => Empty(path));
        });
        return file!;
    }

    public void Flush(FileStream file)
    {
        // What a kill leaves of a file that is not on the disk yet: less than the whole.
        if (Steps.Count == at && how != Stop.Failure)
        {
            file.Flush();
            file.SetLength(file.Length / 2);
        }

        Do($"flush {file.Name}", () =>
        {
            file.Flush();
            Forget(file.Name);
        });
    }

    public void FlushFolder(string path) => Do($"flush folder {path}", () => Forget(path));

    public void Move(string from, string to) => Do($"move {from}", () =>
    {
        var before = File.Exists(to) ? File.ReadAllBytes(to) : null;
        Disk.Real.Move(from, to);
        Remember(Path.GetDirectoryName(to)!, () => Restore(to, before));
    });

    public void Delete(string path) => Do($"delete {path}", () =>
    {
        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        Disk.Real.Delete(path);
        Remember(Path.GetDirectoryName(path)!, () => Restore(path, before));
    });

    public void DeleteFolder(string path) => Do($"delete folder {path}", () =>
    {
        Disk.Real.DeleteFolder(path);
        Remember(Path.GetDirectoryName(path)!, () => Directory.CreateDirectory(path));
    });

    public void Append(string path, string text) => Do($"append {path}", () => Disk.Real.Append(path, text));

    private static void Empty(string path)
    {
        if (File.Exists(path))
        {
            // Another file of that name: this process may still have the first one open.
            File.Delete(path);
            File.WriteAllBytes(path, []);
        }
    }

    private static void Restore(string path, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllBytes(path, content);
        }
    }

    private void Remember(string place, Action undo) => _unflushed.Add((place, undo));

    private void Forget(string place) => _unflushed.RemoveAll(step => step.Place == place);

    private void Do(string step, Action action)
    {
        if (how != Stop.Failure && Steps.Count >= at)
        {
            if (how == Stop.PowerFailure)
            {
                _unflushed.Reverse();
                _unflushed.ForEach(lost => lost.Undo());
                _unflushed.Clear();
            }

            throw new StoppedException();
        }

        Steps.Add(step);
        if (how == Stop.Failure && Steps.Count == at + 1)
        {
            throw new IOException("No space left on device");
        }

        action();
    }
}

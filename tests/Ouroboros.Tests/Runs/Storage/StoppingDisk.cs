using Ouroboros.Runs.Storage;

namespace Ouroboros.Tests.Runs.Storage;

/// <summary>The disk, until one of its steps. It does not wait for anything to be flushed: only a machine that loses its power could tell.</summary>
/// <param name="at">The step, from 0; none for a number past the last.</param>
/// <param name="fails">
/// Whether the step alone fails as on a disk that is full; else the program has been killed there, and can do nothing more.
/// </param>
internal sealed class StoppingDisk(int at, bool fails) : IDisk
{
    /// <summary>What was done, step by step.</summary>
    public List<string> Steps { get; } = [];

    public void CreateFolder(string path) => Do($"create folder {path}", () => Disk.Real.CreateFolder(path));

    public FileStream Create(string path)
    {
        FileStream? file = null;
        Do($"create {path}", () => file = Disk.Real.Create(path));
        return file!;
    }

    public void Flush(FileStream file)
    {
        // What a kill leaves of a file that is not on the disk yet: less than the whole.
        if (Steps.Count == at && !fails)
        {
            file.Flush();
            file.SetLength(file.Length / 2);
        }

        Do($"flush {file.Name}", () => file.Flush());
    }

    public void FlushFolder(string path) => Do($"flush folder {path}", () => { });

    public void Move(string from, string to) => Do($"move {from}", () => Disk.Real.Move(from, to));

    public void Delete(string path) => Do($"delete {path}", () => Disk.Real.Delete(path));

    public void Append(string path, string text) => Do($"append {path}", () => Disk.Real.Append(path, text));

    private void Do(string step, Action action)
    {
        if (!fails && Steps.Count >= at)
        {
            throw new StoppedException();
        }

        Steps.Add(step);
        if (fails && Steps.Count == at + 1)
        {
            throw new IOException("No space left on device");
        }

        action();
    }
}

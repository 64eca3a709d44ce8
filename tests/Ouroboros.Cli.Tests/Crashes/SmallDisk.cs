namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>A disk of a given size, in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Mounts one; skips the test where that is refused.</summary>
    /// <param name="kibibytes">Its size.</param>
    public static SmallDisk Mount(int kibibytes)
    {
        Linux.Only();
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("ouroboros-disk-").FullName);
        var refused = Linux.Call("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "ouroboros-test", disk.Path);
        if (refused.Length > 0)
        {
            Directory.Delete(disk.Path);
            Assert.Skip($"It needs a disk of its own, which only root can mount: {refused}");
        }

        return disk;
    }

    /// <summary>Changes its size, or whether it can be written.</summary>
    /// <returns>What is said against it; empty if it is done.</returns>
    public string Remount(string options) => Linux.Call("mount", "-o", $"remount,{options}", Path);

    public void Dispose()
    {
        Assert.Equal("", Linux.Call("umount", "--lazy", Path));
        Directory.Delete(Path);
    }
}

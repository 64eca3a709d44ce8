using Ouroboros.Storage;

namespace Ouroboros.Metrics;

/// <summary>Reference classifiers as safetensors files in a folder that programs may share and people may delete.</summary>
public sealed class ReferenceFolder : IReferenceCache
{
    private const string Sha256 = "sha256";

    private readonly string _folder;
    private readonly IDisk _disk;

    /// <summary>A folder that exists, or is made when there is something to keep.</summary>
    /// <param name="folder">Its path.</param>
    public ReferenceFolder(string folder)
        : this(folder, Disk.Real)
    {
    }

    /// <summary>A folder on a disk that tests may stop.</summary>
    internal ReferenceFolder(string folder, IDisk disk)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
        _disk = disk;
    }

    /// <inheritdoc/>
    public CachedReference? Find(string key)
    {
        var path = PathOf(key);
        try
        {
            using var stream = RegularFile.OpenRead(path);
            return SafetensorsReader.ReadMetadata(stream, path).TryGetValue(Sha256, out var sha256)
                ? new(new TensorTable(path, SafetensorsReader.Read(stream, path)), sha256)
                : null;
        }
        catch (Exception exception) when (IsNoReason(exception))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IDisposable? Enter(Action waiting, CancellationToken cancellation)
    {
        try
        {
            _disk.CreateFolder(_folder);
            return FolderLock.Wait(_folder, waiting, cancellation).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (IsNoReason(exception))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Keep(string key, IReadOnlyList<TensorGroup> weights, string sha256)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Sha256] = sha256 };
        try
        {
            _disk.CreateFolder(_folder);
            AtomicFile.Write(_disk, PathOf(key), stream => SafetensorsWriter.Write(stream, weights, metadata));
        }
        catch (Exception exception) when (IsNoReason(exception))
        {
            // The next run trains it once more.
        }
    }

    // A folder that is not there, is read-only or full, a file that is damaged: none of them is a reason not to run.
    private static bool IsNoReason(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or SafetensorsException;

    private string PathOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Path.Join(_folder, $"reference-{key}.safetensors");
    }
}

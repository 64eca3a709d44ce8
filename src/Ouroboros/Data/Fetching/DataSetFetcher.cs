using Ouroboros.Storage;

namespace Ouroboros.Data.Fetching;

/// <summary>Fetches known sets into a library.</summary>
/// <param name="library">Where to.</param>
/// <param name="sets">The known sets: those that come in the same archive as the one that is asked for are taken out with it.</param>
/// <param name="fetcher">Fetches files.</param>
public sealed class DataSetFetcher(DataLibrary library, IReadOnlyList<KnownDataSet> sets, FileFetcher fetcher)
{
    /// <summary>The name that an archive has on its server: one that somebody put into the library is used, and stays.</summary>
    public const string OwnArchive = "gzip.zip";

    /// <summary>
    /// Fetches what is missing of a set, or damaged. While another process is fetching into the library, it waits, and
    /// fetches only what is missing then.
    /// </summary>
    /// <returns>False when nothing was.</returns>
    /// <exception cref="FetchException">It cannot be had.</exception>
    /// <exception cref="DataFileException">What came has the right hash, and is no data set.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what has arrived stays to go on from.</exception>
    public async Task<bool> Get(KnownDataSet set, IFetchObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(observer);
        if (set.IsEmbedded)
        {
            return false;
        }

        using var held = await Lock(observer, cancellation);
        if (library.Check(set).State == SetState.Whole)
        {
            return false;
        }

        if (set.FolderInArchive is null)
        {
            await GetFiles(set, observer, cancellation);

            // The hashes were right; that the program can read it is another matter.
            MnistData.LoadFolder(library.FolderOf(set), set);
        }
        else
        {
            await GetArchive(set, observer, cancellation);
        }

        return true;
    }

    private async Task<IDisposable> Lock(IFetchObserver observer, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(library.Root);
            return await FolderLock.Wait(library.Root, observer.Waiting, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(library.Root, exception);
        }
    }

    private async Task GetFiles(KnownDataSet set, IFetchObserver observer, CancellationToken cancellation)
    {
        var folder = library.FolderOf(set);
        Guarded(folder, () => Directory.CreateDirectory(folder));
        foreach (var file in set.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path) || HashList.HashOf(path) != file.Sha256)
            {
                await fetcher.Fetch(file, path, observer, cancellation);
            }
        }
    }

    private async Task GetArchive(KnownDataSet set, IFetchObserver observer, CancellationToken cancellation)
    {
        var file = set.Files[0];
        var own = Path.Combine(library.Root, OwnArchive);
        var path = Path.Combine(library.Root, file.Name);
        var isOwn = File.Exists(own) && new FileInfo(own).Length == file.Bytes && HashList.HashOf(own) == file.Sha256;
        if (!isOwn && !(File.Exists(path) && HashList.HashOf(path) == file.Sha256))
        {
            await fetcher.Fetch(file, path, observer, cancellation);
        }

        foreach (var sibling in sets.Where(other => other.FolderInArchive is not null && other.Files[0].Sha256 == file.Sha256))
        {
            if (sibling == set || library.Check(sibling).State != SetState.Whole)
            {
                observer.Unpacking(sibling);
                Unpack(isOwn ? own : path, sibling, cancellation);
            }
        }

        File.Delete(path);
    }

    private void Unpack(string archive, KnownDataSet set, CancellationToken cancellation)
    {
        var folder = library.FolderOf(set);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        Guarded(folder, () =>
        {
            Directory.CreateDirectory(folder);
            using var content = RegularFile.OpenRead(archive);
            SetArchive.Read(content, archive, Entries(set), Take, cancellation);

            // The list says that all is well, so it comes last.
            MnistData.LoadFolder(folder, set);
            HashList.Write(folder, hashes);
            return true;
        });

        void Take(string entry, Action<Stream> copy)
        {
            var name = Path.GetFileName(entry);
            hashes[name] = AtomicFile.Write(Path.Combine(folder, name), copy);
        }
    }

    // Gzip makes nothing much larger than it is, whatever it is.
    private static Dictionary<string, long> Entries(KnownDataSet set)
    {
        var largest = (long)Math.Max(set.TrainingImages, set.TestImages) * DigitSet.PixelsPerImage;
        return set.FileNames.ToDictionary(name => $"{set.FolderInArchive}{name}.gz", _ => largest + (largest / 100) + 1024);
    }

    private static T Guarded<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, exception);
        }
    }

    private static FetchException Refused(string path, Exception exception) => new(
        path, $"that the disk refuses ({exception.Message.TrimEnd('.')})", "room and permission",
        "Mend this and fetch again.", exception);
}

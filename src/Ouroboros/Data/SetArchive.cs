using System.IO.Compression;

namespace Ouroboros.Data;

/// <summary>Takes files that are known by name out of a zip archive.</summary>
/// <remarks>
/// The archive decides nothing but content: which entries are read, where they go and how large they may be is the caller's to say, so that
/// no path in it leads anywhere and no entry grows beyond its bound. .NET hands out no more of an entry than the archive's directory says it
/// has, and does not look at its checksum: what is taken out here are gzip files, which have a checksum of their own.
/// </remarks>
public static class SetArchive
{
    private const string Advice = "Delete the archive and fetch it again.";
    private const int BufferBytes = 1 << 16;

    /// <summary>Reads entries.</summary>
    /// <param name="archive">The archive; must be able to seek.</param>
    /// <param name="name">Its name for messages.</param>
    /// <param name="entries">Full names of the entries, each with the most bytes that it may have.</param>
    /// <param name="take">Takes an entry: its name, and what copies its content to a stream.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <exception cref="DataFileException">It is no zip archive, damaged, or lacks an entry, or one is too large or there twice.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Read(
        Stream archive, string name, IReadOnlyDictionary<string, long> entries, Action<string, Action<Stream>> take, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(take);
        using var zip = Guarded(name, () => new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true));
        var found = Guarded(name, () => zip.Entries.Where(entry => entries.ContainsKey(entry.FullName)).ToLookup(entry => entry.FullName));
        foreach (var (wanted, most) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var all = found[wanted].ToList();
            if (all.Count != 1 || all[0].Length > most)
            {
                throw new DataFileException(
                    name,
                    all.Count == 1 ? $"{wanted} of {all[0].Length:N0} bytes" : $"{wanted} {(all.Count == 0 ? "missing" : $"{all.Count} times")}",
                    all.Count == 1 ? $"at most {most:N0}" : "it once",
                    Advice);
            }

            take(wanted, target => Copy(all[0], name, target, cancellation));
        }
    }

    private static void Copy(ZipArchiveEntry entry, string name, Stream target, CancellationToken cancellation)
    {
        using var content = Guarded(name, entry.Open);
        var buffer = new byte[BufferBytes];
        long total = 0;
        for (int read; (read = Guarded(name, () => content.Read(buffer))) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            total += read;
            target.Write(buffer, 0, read);
        }

        if (total != entry.Length)
        {
            throw new DataFileException(name, $"{total:N0} bytes in {entry.FullName}", $"{entry.Length:N0}, as its directory says", Advice);
        }
    }

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw new DataFileException(name, $"a damaged zip archive ({exception.Message.TrimEnd('.')})", "a whole one", Advice, exception);
        }
    }
}

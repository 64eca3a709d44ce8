using System.Security.Cryptography;
using System.Text;
using Ouroboros.Storage;

namespace Ouroboros.Data.Fetching;

/// <summary>The part of a file that has arrived so far, beside where the file will be, and what its server called that version.</summary>
/// <remarks>Both stay when the process ends; the next goes on from there. The name of the version only spares a download that would turn out wrong: what counts is the hash of the whole.</remarks>
/// <param name="path">Where the whole file will be.</param>
internal sealed class PartialFile(string path)
{
    private const string VersionSuffix = ".version";
    private const int MostVersionBytes = 1 << 16;
    private readonly string _part = path + PartialFileName.Suffix;

    private string VersionFile => _part + VersionSuffix;

    /// <summary>Bytes that are there.</summary>
    public long Length => new FileInfo(_part) is { Exists: true } file ? file.Length : 0;

    /// <summary>What the server at an address called the version of which this is a part; null when it said nothing, or it was another server.</summary>
    public string? VersionAt(Uri address)
    {
        try
        {
            var lines = Encoding.UTF8.GetString(RegularFile.ReadAll(VersionFile, MostVersionBytes)).ReplaceLineEndings("\n");
            return lines.Split('\n') is [var from, var version, ""] && from == address.AbsoluteUri ? version : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Begins anew, with a version of a server; null when it says nothing.</summary>
    public FileStream Create(Uri address, string? version)
    {
        Delete();
        if (version is not null)
        {
            using var file = new WrittenFile(VersionFile, FileMode.Create, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes($"{address.AbsoluteUri}\n{version}\n"));
        }

        return Disk.Real.Create(_part);
    }

    /// <summary>Goes on at the end.</summary>
    public FileStream Continue() => new WrittenFile(_part, FileMode.Append);

    /// <summary>Makes the part the whole file, if it is what it should be; deletes it if not.</summary>
    /// <returns>Its SHA-256; that of <paramref name="file"/> when all is well.</returns>
    public async Task<string> Complete(RemoteFile file, CancellationToken cancellation)
    {
        string hash;
        await using (var content = RegularFile.OpenRead(_part))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        }

        if (hash != file.Sha256)
        {
            Delete();
            return hash;
        }

        await using (var content = new FileStream(_part, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Disk.Real.Flush(content);
        }

        Disk.Real.Move(_part, path);
        File.Delete(VersionFile);
        Disk.Real.FlushFolder(Path.GetDirectoryName(path)!);
        return hash;
    }

    /// <summary>Forgets the part.</summary>
    public void Delete()
    {
        File.Delete(_part);
        File.Delete(VersionFile);
    }
}

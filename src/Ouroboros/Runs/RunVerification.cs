using System.IO.Enumeration;
using System.Security.Cryptography;
using Ouroboros.Runs.Storage;

namespace Ouroboros.Runs;

/// <summary>A run's files held against the hashes of its manifest. Links are never followed.</summary>
/// <param name="Files">Every file that the manifest lists, in its order.</param>
/// <param name="Unlisted">
/// Paths of files and links that lie in the folder, would have a hash if the run had written them, and have none; in ordinal order.
/// </param>
public sealed record RunVerification(IReadOnlyList<VerifiedFile> Files, IReadOnlyList<string> Unlisted)
{
    private static readonly string HashOfNothing = Convert.ToHexStringLower(SHA256.HashData([]));

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>Reads every file that the manifest lists.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two files.</exception>
    /// <exception cref="RunFolderException">The folder itself is not there, or the disk refuses to list it.</exception>
    public static RunVerification Of(RunFolder folder, Manifest manifest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var files = new List<VerifiedFile>(manifest.Files.Count);
        foreach (var (file, hash) in manifest.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(Verify(folder, file, hash));
        }

        var unlisted = FilesAndLinks(folder)
            .Where(file => RunFiles.IsReproducible(file) && !file.EndsWith(AtomicFile.PartialSuffix, StringComparison.Ordinal))
            .Where(file => !manifest.Files.ContainsKey(file))
            .Order(StringComparer.Ordinal);
        return new RunVerification(files, [.. unlisted]);
    }

    private static VerifiedFile Verify(RunFolder folder, string file, string hash)
    {
        try
        {
            return Inside(folder, file) is not { } path ? new(file, FileCondition.Changed, "no path within the run's folder")
                : IsBehindLink(folder, path) ? new(file, FileCondition.Changed, "a link, which was not followed")
                : Directory.Exists(path) ? new(file, FileCondition.Changed, "a folder")
                : new(file, HashOf(path) == hash ? FileCondition.Whole : FileCondition.Changed);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(file, FileCondition.Missing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(file, FileCondition.Unreadable, exception.Message.TrimEnd('.'));
        }
    }

    private static string? Inside(RunFolder folder, string file)
    {
        try
        {
            return folder.FullPath(file);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The file itself, or a folder on the way to it from the run's.
    private static bool IsBehindLink(RunFolder folder, string path)
    {
        for (var part = path; part.Length > folder.Root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    // What has no length is not opened: a pipe would keep us waiting for ever.
    private static string HashOf(string path)
    {
        if (new FileInfo(path).Length == 0)
        {
            return HashOfNothing;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static IReadOnlyList<string> FilesAndLinks(RunFolder folder)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<string>(
                    folder.Root,
                    (ref FileSystemEntry entry) =>
                        Path.GetRelativePath(folder.Root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'),
                    Everything)
                {
                    ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(entry.Attributes),
                    ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(entry.Attributes),
                },
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException(
                folder.Root, exception.Message.TrimEnd('.'), "Check the path and its permissions.", exception);
        }
    }

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);
}

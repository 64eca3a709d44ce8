using System.IO.Enumeration;
using System.Security.Cryptography;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>A run's files held against the hashes of its manifest. Links are never followed.</summary>
/// <param name="Files">Every file that the manifest lists, in its order; then those noted as removed in whose place something lies all the same.</param>
/// <param name="Unlisted">
/// Paths of files and links that lie in the folder, would have a hash if the run had written them, and have none; in ordinal order.
/// </param>
/// <param name="Removed">Paths of the files that the manifest notes as removed and that are not there, in its order.</param>
public sealed record RunVerification(IReadOnlyList<VerifiedFile> Files, IReadOnlyList<string> Unlisted, IReadOnlyList<string> Removed)
{
    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>Reads every file that the manifest lists or notes as removed.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two files.</exception>
    /// <exception cref="RunFolderException">The folder itself is not there, or the disk refuses to list it.</exception>
    public static RunVerification Of(RunFolder folder, Manifest manifest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var files = new List<VerifiedFile>(manifest.Files.Count);
        var removed = new List<string>(manifest.Removed.Count);
        foreach (var (file, hash) in manifest.Files.Concat(manifest.Removed))
        {
            cancellation.ThrowIfCancellationRequested();
            var verified = Verify(folder, file, hash);
            if (verified.Condition == FileCondition.Missing && manifest.Removed.ContainsKey(file))
            {
                removed.Add(file);
            }
            else
            {
                files.Add(verified);
            }
        }

        var unlisted = FilesAndLinks(folder)
            .Where(file => RunFiles.IsReproducible(file) && !PartialFileName.IsPartial(file))
            .Where(file => !manifest.Files.ContainsKey(file) && !manifest.Removed.ContainsKey(file))
            .Order(StringComparer.Ordinal);
        return new RunVerification(files, [.. unlisted], removed);
    }

    private static VerifiedFile Verify(RunFolder folder, string file, string hash)
    {
        try
        {
            return Inside(folder, file) is not { } path ? new(file, FileCondition.Changed, "no path within the run's folder")
                : folder.IsBehindLink(file) ? new(file, FileCondition.Changed, "a link, which was not followed")
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

    private static string HashOf(string path)
    {
        using var stream = RegularFile.OpenRead(path);
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

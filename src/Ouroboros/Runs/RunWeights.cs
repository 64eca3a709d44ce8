using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>
/// The weights in a run's folder, those of each generation and the checkpoint to go on from: nearly all of its bytes, and nothing that tells what
/// came of it. Kept data sets are not among them: they were asked for.
/// </summary>
/// <param name="Files">Those on the disk that the run wrote, paths with <c>/</c>. Links and files of other names in the same folders are none.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="AreListed">Whether the manifest lists any among the run's files, on the disk or not.</param>
public sealed record RunWeights(IReadOnlyList<string> Files, long Bytes, bool AreListed)
{
    private static readonly string[] Folders = [RunFiles.CheckpointFolder, RunFiles.StateFolder];

    /// <summary>Whether there is nothing to remove, neither from the disk nor from the manifest's list.</summary>
    public bool AreGone => Files.Count == 0 && !AreListed;

    /// <summary>Looks for the weights of a run. Links are not followed.</summary>
    /// <exception cref="RunFolderException">A link lies in the place of weights or on the way to them, or the disk refuses.</exception>
    public static RunWeights Of(RunFolder folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        var listed = manifest.Files.Keys.Where(RunFiles.IsWeights).ToList();
        if (folder.Guard(_ => listed.Concat(manifest.Removed.Keys).FirstOrDefault(folder.IsBehindLink)) is { } behind)
        {
            throw new RunFolderException(
                folder.FullPath(behind), "a link, or behind one, and links are not followed", "Put the files themselves into the run's folder, or delete the link.");
        }

        string[] files = [.. Folders.SelectMany(folder.Files).Where(file => IsOfRun(file, manifest))];
        return new(files, files.Sum(folder.SizeOf), listed.Count > 0);
    }

    /// <summary>Whether the weights of a run were removed, so that it cannot go on.</summary>
    public static bool WereRemoved(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Removed.Keys.Any(RunFiles.IsWeights);
    }

    /// <summary>Removes the weights of a finished run, whose lock the caller has: notes them in the manifest, then deletes them.</summary>
    /// <remarks>
    /// The manifest goes first, so that it never lists what is gone. A kill in between leaves files that it notes as removed; removing again deletes them.
    /// </remarks>
    /// <returns>What was removed.</returns>
    /// <exception cref="ArgumentException">The run has not finished: it needs its weights to go on.</exception>
    /// <exception cref="RunFolderException">A link lies in the place of weights or on the way to them, or the disk refuses.</exception>
    public static RunWeights Remove(RunFolder folder, Manifest manifest)
    {
        var weights = Of(folder, manifest);
        if (manifest.State != RunState.Finished)
        {
            throw new ArgumentException("Only a finished run goes without its weights.", nameof(manifest));
        }

        if (weights.AreListed)
        {
            ManifestFile.Save(folder, Without(manifest));
        }

        foreach (var file in weights.Files)
        {
            folder.Delete(file);
        }

        foreach (var subfolder in Folders)
        {
            folder.DeleteEmpty(subfolder);
        }

        return weights;
    }

    // An unlisted checkpoint of ours is what a kill left that came before its deletion.
    private static bool IsOfRun(string file, Manifest manifest) =>
        manifest.Files.ContainsKey(file) || manifest.Removed.ContainsKey(file) || (RunFiles.IsState(file) && RunFiles.IsOurs(file));

    private static Manifest Without(Manifest manifest)
    {
        var (removed, kept) = (Sorted(manifest.Removed), Sorted(manifest.Files));
        foreach (var (file, hash) in manifest.Files.Where(file => RunFiles.IsWeights(file.Key)))
        {
            kept.Remove(file);
            removed.Add(file, hash);
        }

        return manifest with { Checkpoint = null, Files = kept, Removed = removed };
    }

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> files) => new(files.ToDictionary(), StringComparer.Ordinal);
}

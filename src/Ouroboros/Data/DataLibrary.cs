namespace Ouroboros.Data;

/// <summary>A folder with a folder for each known set.</summary>
/// <param name="Root">Its full path.</param>
public sealed record DataLibrary(string Root)
{
    /// <summary>Full path of a set's folder.</summary>
    public string FolderOf(KnownDataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Path.Combine(Root, set.Name);
    }

    /// <summary>Full paths of a set's four files.</summary>
    public IEnumerable<string> FilesOf(KnownDataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.FileNames.Select(name => Path.Combine(FolderOf(set), $"{name}.gz"));
    }

    /// <summary>Holds a set's files against their hashes.</summary>
    /// <remarks>
    /// Those of a set whose files are published one by one are known. Of files that came in an archive of known hash, they were written down
    /// when they were taken out; files that somebody put there are read instead.
    /// </remarks>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public SetCondition Check(KnownDataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.IsEmbedded)
        {
            return new(SetState.Whole, "");
        }

        var files = FilesOf(set).ToList();
        var missing = files.Where(file => !File.Exists(file)).Select(file => $"{Path.GetFileName(file)} is missing").ToList();
        if (missing.Count > 0)
        {
            return missing.Count == files.Count ? new(SetState.Missing, "") : new(SetState.Damaged, string.Join(", ", missing));
        }

        var hashes = Hashes(set);
        if (hashes.Count == 0)
        {
            return CheckContent(set);
        }

        var wrong = files.Where(file => hashes.GetValueOrDefault(Path.GetFileName(file)) != HashList.HashOf(file))
            .Select(file => $"{Path.GetFileName(file)} has another SHA-256").ToList();
        return wrong.Count == 0 ? new(SetState.Whole, "") : new(SetState.Damaged, string.Join(", ", wrong));
    }

    private IReadOnlyDictionary<string, string> Hashes(KnownDataSet set) => set.FolderInArchive is null
        ? set.Files.ToDictionary(file => file.Name, file => file.Sha256)
        : HashList.Read(FolderOf(set));

    private SetCondition CheckContent(KnownDataSet set)
    {
        try
        {
            MnistData.LoadFolder(FolderOf(set), set);
            return new(SetState.Whole, $"readable; no {HashList.FileName} to hold it against");
        }
        catch (DataFileException exception)
        {
            return new(SetState.Damaged, exception.Message);
        }
    }
}

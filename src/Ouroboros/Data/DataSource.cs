namespace Ouroboros.Data;

/// <summary>Where a run's real images come from: a known set, a folder, or a known set in a folder of one's own.</summary>
/// <param name="Set">The set; null for a folder of images that nobody knows.</param>
/// <param name="Folder">The folder as it was written; null for a known set where the program keeps it.</param>
public sealed record DataSource(KnownDataSet? Set, string? Folder)
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The words that <see cref="Parse"/> takes, for messages.</summary>
    public static string Expected { get; } =
        $"one of {string.Join(", ", KnownDataSets.All.Select(set => set.Name))}, a folder's path with a / in it, or NAME:FOLDER";

    /// <summary>Whether the images are those that the library has embedded.</summary>
    public bool IsEmbedded => Set is { IsEmbedded: true } && Folder is null;

    /// <summary>Title for people: the set's, or the folder's name.</summary>
    public string Title => Set?.Title ?? FolderName(Folder!);

    /// <summary>What the images show, plural.</summary>
    public string Noun => Set?.Noun ?? "images";

    /// <summary>Reads a value of <c>data.dataset</c>.</summary>
    /// <param name="text"><c>kmnist</c>, <c>./digits</c> or <c>kmnist:/data/kmnist</c>. A folder has a separator in its path, so that no slip in a name is taken for one.</param>
    /// <returns>Null when it is none of these.</returns>
    public static DataSource? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (KnownDataSets.Find(text) is { } named)
        {
            return new DataSource(named, null);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && KnownDataSets.Find(text[..colon]) is { } set)
        {
            return colon + 1 < text.Length ? new DataSource(set, text[(colon + 1)..]) : null;
        }

        return IsPath(text) ? new DataSource(null, text) : null;
    }

    /// <summary>A folder, whatever it is called.</summary>
    public static DataSource InFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DataSource(null, IsPath(path) ? path : $"./{path}");
    }

    /// <summary>A label as people call it.</summary>
    /// <param name="label">The label, from 0.</param>
    public string NameOf(int label) =>
        Set?.LabelNames is { } names && label >= 0 && label < names.Count ? names[label] : $"{label}";

    /// <summary>The words that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => (Set, Folder) switch
    {
        (null, _) => Folder!,
        (_, null) => Set.Name,
        _ => $"{Set.Name}:{Folder}",
    };

    private static bool IsPath(string text) => text.IndexOfAny(Separators) >= 0 || text is "." or ".." or "~";

    private static string FolderName(string path)
    {
        var name = path.TrimEnd(Separators);
        name = name[(name.LastIndexOfAny(Separators) + 1)..];
        return name is "" or "." or ".." or "~" ? "data" : name;
    }
}

using Ouroboros.Configuration;
using Ouroboros.Data;

namespace Ouroboros.Cli.Running;

/// <summary>The real images of a run: the embedded MNIST, or a folder that is read once, before anything is trained.</summary>
/// <param name="Folder">Full path of the folder; null for the embedded MNIST.</param>
/// <param name="Facts">What the rules compare the config with.</param>
/// <param name="Digits">The images of the folder; null for the embedded MNIST, which is loaded when it is needed.</param>
internal sealed record RunData(string? Folder, DataFacts Facts, MnistData? Digits)
{
    // Once, and only for a run: a dry one does not ask.
    private readonly Lazy<string?> _sha256 = new(() => Digits?.Fingerprint());

    /// <summary>The digits embedded in the library.</summary>
    public static RunData Embedded { get; } = new(null, DataFacts.Mnist, null);

    /// <summary>What was asked for; null where nothing was but a folder.</summary>
    public DataSource? Source { get; init; }

    /// <summary>What tells the images from others; null for the embedded MNIST.</summary>
    public string? Sha256 => _sha256.Value;

    /// <summary>Reads a data set wherever it is.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="places">Where the known sets and relative paths are.</param>
    /// <exception cref="DataFileException">It is not there, or damaged.</exception>
    public static RunData Find(DataSource source, DataPlaces places)
    {
        if (source.IsEmbedded)
        {
            return Embedded with { Source = source };
        }

        if (source.Folder is { } folder)
        {
            return Read(folder, places.FullPath(folder), source.Set, source);
        }

        var set = source.Set!;
        var path = places.FolderOf(set);
        return HoldsSomething(path)
            ? Read(set.Title, path, set, source)
            : throw new DataFileException(set.Name, $"nothing in {path}", "its files", $"{places.Program} data get {set.Name} fetches them.");
    }

    // A download that failed leaves an empty folder. What cannot be listed may still be read.
    private static bool HoldsSomething(string path)
    {
        try
        {
            return Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="name">The folder as messages give it.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="set">The set that is in it; null to go by the files' names.</param>
    /// <param name="source">What the config says; null where no config is to be settled.</param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public static RunData Read(string name, string path, KnownDataSet? set, DataSource? source = null)
    {
        var known = set ?? MnistFolder.Recognise(path);
        var digits = MnistData.LoadFolder(path, known);
        var facts = DataFacts.From(digits) with
        {
            Name = name,
            Dataset = source is null ? null : (source with { Set = known }).ToString(),
        };
        return new(path, facts, digits) { Source = source };
    }

    /// <summary>The images themselves.</summary>
    public MnistData Load(int classes) => Digits ?? MnistData.LoadEmbedded(classes);
}

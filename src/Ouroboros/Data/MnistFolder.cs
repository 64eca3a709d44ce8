namespace Ouroboros.Data;

/// <summary>The four files of MNIST, or of a set of its kind, by name, and where a folder has them.</summary>
/// <remarks>
/// Each may be plain or end in <c>.gz</c>, and be spelt with a dot, <c>train-images.idx3-ubyte</c>, as some copies are. The first
/// found of name, name.gz, dotted, dotted.gz is taken.
/// </remarks>
public static class MnistFolder
{
    /// <summary>Images to train on.</summary>
    public const string TrainImages = "train-images-idx3-ubyte";

    /// <summary>Labels to train on.</summary>
    public const string TrainLabels = "train-labels-idx1-ubyte";

    /// <summary>Images to test on.</summary>
    public const string TestImages = "t10k-images-idx3-ubyte";

    /// <summary>Labels to test on.</summary>
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    private const string Expected = "a folder of MNIST's IDX files";

    /// <summary>The four names.</summary>
    public static IReadOnlyList<string> Names { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Finds the four files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">What the four are called there, in the order of <see cref="Names"/>.</param>
    /// <returns>The files by MNIST's names.</returns>
    /// <exception cref="DataFileException">The folder does not exist, or some of the files do not; all that are missing are named.</exception>
    internal static IReadOnlyDictionary<string, DataFile> Find(string folder, IReadOnlyList<string> names)
    {
        MustExist(folder);
        var found = Names.Zip(names).ToDictionary(pair => pair.First, pair => (Name: pair.Second, Path: PathOf(folder, pair.Second)));
        var missing = found.Values.Where(file => file.Path is null).Select(file => file.Name).ToList();
        return missing.Count == 0
            ? found.ToDictionary(pair => pair.Key, pair => DataFile.At(pair.Value.Path!))
            : throw new MissingDataFiles(folder, names).Error(missing);
    }

    /// <summary>The set whose names the files of a folder have; null when they have MNIST's, or some are missing.</summary>
    /// <exception cref="DataFileException">The folder does not exist, or has the files of several sets.</exception>
    public static KnownDataSet? Recognise(string folder)
    {
        MustExist(folder);
        var own = KnownDataSets.All.Where(set => set.FileNames != Names && HasAll(folder, set.FileNames)).ToList();
        if (HasAll(folder, Names) || own.Count == 0)
        {
            return null;
        }

        return own.Count == 1
            ? own[0]
            : throw new DataFileException(
                folder,
                $"the files of {string.Join(", ", own.Select(set => set.Name))}",
                "those of one data set",
                $"Say which one is meant: {own[0].Name}:{folder}");
    }

    private static void MustExist(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw File.Exists(folder)
                ? new DataFileException(folder, "a file", Expected, "Name the folder that holds it.")
                : new DataFileException(folder, "no such folder", Expected, "Check the path.");
        }
    }

    /// <summary>Whether a folder has the four files.</summary>
    internal static bool HasAll(string folder, IReadOnlyList<string> names) => names.All(name => PathOf(folder, name) is not null);

    private static string? PathOf(string folder, string name) => Spellings(name).Select(s => Path.Join(folder, s)).FirstOrDefault(File.Exists);

    private static string[] Spellings(string name)
    {
        var dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return [name, $"{name}.gz", dotted, $"{dotted}.gz"];
    }
}

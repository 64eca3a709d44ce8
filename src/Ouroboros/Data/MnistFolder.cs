namespace Ouroboros.Data;

/// <summary>MNIST's four files by name, and where a folder has them.</summary>
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

    /// <summary>The four names.</summary>
    public static IReadOnlyList<string> Names { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Finds the four files.</summary>
    /// <returns>The files by their canonical names.</returns>
    /// <exception cref="DataFileException">The folder does not exist, or some of the files do not; all that are missing are named.</exception>
    internal static IReadOnlyDictionary<string, DataFile> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFileException(folder, "no such folder", "a folder of MNIST's IDX files", "Check the path.");
        }

        var found = Names.ToDictionary(name => name, name => Spellings(name).Select(s => Path.Join(folder, s)).FirstOrDefault(File.Exists));
        var missing = Names.Where(name => found[name] is null).ToList();
        return missing.Count == 0
            ? found.ToDictionary(pair => pair.Key, pair => DataFile.At(pair.Value!))
            : throw new DataFileException(
                folder,
                $"{string.Join(", ", missing)} missing",
                "MNIST's four IDX files",
                "Put them there, plain or as .gz, or leave the folder out to use the embedded digits.");
    }

    private static string[] Spellings(string name)
    {
        var dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return [name, $"{name}.gz", dotted, $"{dotted}.gz"];
    }
}

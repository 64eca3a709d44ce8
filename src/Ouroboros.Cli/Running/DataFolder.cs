namespace Ouroboros.Cli.Running;

/// <summary>Looks whether a folder has the files of a data set, before anything else is done.</summary>
internal static class DataFolder
{
    private static readonly string[] Files =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>The files that are missing, plain and as .gz; null when there is no such folder.</summary>
    public static IReadOnlyList<string>? Missing(string folder) => !Directory.Exists(folder)
        ? null
        : [.. Files.Where(file => !File.Exists(Path.Combine(folder, file)) && !File.Exists(Path.Combine(folder, file + ".gz")))];
}

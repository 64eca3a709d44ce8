namespace Ouroboros.Data;

/// <summary>Says what a folder has where the files of a data set are missing: files of another shape or name, a folder, nothing.</summary>
/// <param name="folder">The folder.</param>
/// <param name="names">The four names that were looked for.</param>
internal sealed class MissingDataFiles(string folder, IReadOnlyList<string> names)
{
    private const string Expected = "the four IDX files of a data set";
    private const string PutThem = "Put them there, plain or as .gz, or leave the folder out to use the embedded digits.";
    private const int MostNamed = 4;

    // Archives have raw/ or MNIST/raw/ around the files.
    private static readonly EnumerationOptions Nearby = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true };

    /// <summary>The error.</summary>
    /// <param name="missing">The names that no file has.</param>
    public DataFileException Error(IReadOnlyList<string> missing)
    {
        var found = $"{string.Join(", ", missing)} missing";
        try
        {
            if (Directory.EnumerateDirectories(folder, "*", Nearby).Order(StringComparer.Ordinal).FirstOrDefault(inside => MnistFolder.HasAll(inside, names)) is { } below)
            {
                return new(folder, found, Expected, $"They are in {below}: name that folder.");
            }

            string[] entries = [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)];
            if (entries.Length == 0)
            {
                return new(folder, $"{found}, the folder is empty", Expected, PutThem);
            }

            var likely = missing.Select(name => (Name: name, Path: entries.FirstOrDefault(entry => IsLike(Path.GetFileName(entry), name))))
                .Where(pair => pair.Path is not null)
                .Select(pair => Describe(pair.Name, pair.Path!))
                .ToList();
            return likely.Count > 0
                ? new(folder, $"{found}, but {string.Join(", ", likely.Select(one => one.Found))}", Expected, likely[0].Advice)
                : new(folder, $"{found}, the folder has {Some(entries)}", Expected, PutThem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(folder, $"it cannot be read ({exception.Message})", "a readable folder", "Check the path and its permissions.", exception);
        }
    }

    // train-images-idx4-ubyte or train-images.idx3 for train-images-idx3-ubyte; some call the test files test and not t10k.
    private static bool IsLike(string entry, string name)
    {
        var stem = name[..name.IndexOf("-idx", StringComparison.Ordinal)];
        return entry.StartsWith(stem, StringComparison.OrdinalIgnoreCase)
            || (stem.StartsWith("t10k", StringComparison.Ordinal) && entry.StartsWith($"test{stem["t10k".Length..]}", StringComparison.OrdinalIgnoreCase));
    }

    private static (string Found, string Advice) Describe(string name, string path)
    {
        var (entry, rename) = (Path.GetFileName(path), $"Rename it to {name}, followed by .gz if it is compressed.");
        if (Directory.Exists(path))
        {
            return ($"{entry} is a folder", "Put the files themselves there, plain or as .gz.");
        }

        if (!File.Exists(path))
        {
            return ($"{entry} is a link to nothing", "Mend the link.");
        }

        try
        {
            var isImages = name.Contains("images", StringComparison.Ordinal);
            return DataFile.At(path).Read(stream =>
            {
                using var content = new DataStream(stream, path);
                var header = IdxHeader.Read(content);
                var isRight = header is { IsIdx: true, Type: IdxHeader.UnsignedByte } && header.Dimensions == (isImages ? 3 : 1);
                return ($"{entry} is {header.Describe()}", isRight ? rename : header.Advice(isImages ? 3 : 1));
            });
        }
        catch (DataFileException exception)
        {
            return ($"{entry}: {exception.Found}", exception.Advice);
        }
    }

    private static string Some(string[] entries) =>
        string.Join(", ", entries.Take(MostNamed).Select(Path.GetFileName)) + (entries.Length > MostNamed ? $" and {entries.Length - MostNamed} more" : "");
}

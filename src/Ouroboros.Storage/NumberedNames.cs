namespace Ouroboros.Storage;

/// <summary>
/// The names to try for a file or folder that gets a name of its own: <c>a.html</c>, <c>a_2.html</c>, ...
/// </summary>
public static class NumberedNames
{
    /// <summary>The names, without an end; whether one is free is for the caller to find out by taking it.</summary>
    /// <param name="path">The first of them.</param>
    /// <param name="extension">What the number goes before; empty for a folder, null for the path's own.</param>
    public static IEnumerable<string> Of(string path, string? extension = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        extension ??= Path.GetExtension(path);
        yield return path;
        for (var number = 2; ; number++)
        {
            yield return $"{path[..^extension.Length]}_{number}{extension}";
        }
    }
}

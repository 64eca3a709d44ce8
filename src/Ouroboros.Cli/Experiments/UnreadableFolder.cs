using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Experiments;

/// <summary>A folder that is a run of this program, or seems to be one, and cannot be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why not.</param>
internal sealed record UnreadableFolder(string Name, RunException Reason)
{
    /// <summary>The reason in a word or two.</summary>
    public string State => Reason switch
    {
        RunFormatException => "newer format",
        RunFolderException => "unreadable",
        _ => "damaged",
    };

    /// <summary>Looks for something in each folder.</summary>
    /// <param name="paths">The folders.</param>
    /// <param name="find">Finds it, or null.</param>
    /// <returns>What was found, and the folders that could not be read, both in the order of the paths.</returns>
    public static (IReadOnlyList<T> Found, IReadOnlyList<UnreadableFolder> Unreadable) Search<T>(IEnumerable<string> paths, Func<string, T?> find)
        where T : class
    {
        var (found, unreadable) = (new List<T>(), new List<UnreadableFolder>());
        foreach (var path in paths)
        {
            try
            {
                if (find(path) is { } one)
                {
                    found.Add(one);
                }
            }
            catch (RunException exception)
            {
                unreadable.Add(new(Path.GetFileName(path), exception));
            }
        }

        return (found, unreadable);
    }
}

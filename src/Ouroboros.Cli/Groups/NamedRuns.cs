using Ouroboros.Cli.Experiments;
using Ouroboros.Configuration;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Groups;

/// <summary>The runs that a command line names, and what they are called beside each other: as <c>--name</c> says, else by the names of their folders.</summary>
internal sealed class NamedRuns
{
    /// <summary>The option that gives a run a name.</summary>
    public const string Option = "--name";

    private const int LongestName = 60;

    private readonly IReadOnlyList<(string Word, string Path)> _asked;
    private readonly IReadOnlyList<string> _labels;

    private NamedRuns(IReadOnlyList<(string Word, string Path)> asked, IReadOnlyList<string> labels) => (_asked, _labels) = (asked, labels);

    /// <summary>The folders, each once.</summary>
    public IReadOnlyList<string> Paths => [.. _asked.Select(run => run.Path).Distinct(StringComparer.Ordinal)];

    /// <summary>Finds the folders.</summary>
    /// <param name="words">Names or paths of runs, as typed.</param>
    /// <param name="labels">The values of <see cref="Option"/>, as typed.</param>
    /// <param name="experiments">Where names are looked up.</param>
    /// <exception cref="UserError">There are none, or one is missing.</exception>
    public static NamedRuns Find(IReadOnlyList<string> words, IReadOnlyList<string> labels, ExperimentsFolder experiments) => words.Count == 0
        ? throw new UserError($"command line: RUN: found nothing, expected names or paths of runs. {experiments.Terminal.Command} list shows the runs.")
        : new([.. words.Select(word => (word, experiments.FindFolder(word)))], labels);

    /// <summary>A name for each of what was found in the folders, all different.</summary>
    /// <param name="found">The name of each one's folder, and its path: the folder itself, or one in it for the points of a sweep.</param>
    /// <exception cref="UserError">A value of <see cref="Option"/> is wrong.</exception>
    public IReadOnlyList<string> NamesOf(IReadOnlyList<(string Name, string Path)> found)
    {
        var folders = DifferentNames(found);
        var named = new Dictionary<int, string>();
        foreach (var label in _labels.Distinct(StringComparer.Ordinal))
        {
            var (run, name) = Split(label, folders);
            int[] places = [.. folders.Index().Where(one => IsMeant(run, one.Item, found[one.Index].Path)).Select(one => one.Index)];
            if (places.Length != 1)
            {
                throw Wrong($"{run}, which holds {places.Length} experiments", $"one of them: {string.Join(", ", places.Select(place => folders[place]))}");
            }

            if (!named.TryAdd(places[0], Checked(name, run)))
            {
                throw Wrong($"two names for {run}", "one. Give each run one name");
            }
        }

        string[] names = [.. folders.Select((folder, place) => named.GetValueOrDefault(place, folder))];
        return names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw Wrong($"{twice.Key} for {twice.Count()} runs", "names that differ. Choose another")
            : names;
    }

    // A path may have equals signs of its own: the longest run that the text begins with is meant.
    private (string Run, string Name) Split(string label, IReadOnlyList<string> folders)
    {
        string[] runs = [.. _asked.Select(run => run.Word).Concat(folders).Distinct(StringComparer.Ordinal)];
        if (runs.Where(run => label.StartsWith(run + '=', StringComparison.Ordinal)).MaxBy(run => run.Length) is { } run)
        {
            return (run, label[(run.Length + 1)..]);
        }

        var equals = label.IndexOf('=', StringComparison.Ordinal);
        var nearest = Spelling.Nearest(equals < 0 ? label : label[..equals], runs);
        throw Wrong(
            equals < 0 ? $"\"{label}\"" : $"a run \"{label[..equals]}\" that is not compared",
            $"RUN=LABEL, RUN being one of {string.Join(", ", runs)}{(nearest is null ? "" : $". Did you mean {nearest}?")}");
    }

    private bool IsMeant(string run, string folder, string path) => _asked.Any(asked => asked.Word == run)
        ? _asked.Any(asked => asked.Word == run && (path == asked.Path || path.StartsWith(asked.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        : folder == run;

    private static string Checked(string name, string run)
    {
        var trimmed = name.Trim();
        return trimmed.Length == 0 ? throw Wrong($"no label for {run}", "RUN=LABEL")
            : trimmed.Length > LongestName ? throw Wrong($"a label of {trimmed.Length} characters for {run}", $"at most {LongestName}")
            : trimmed;
    }

    // Of folders with one name each also has that of the nearest folder above in which they differ.
    private static string[] DifferentNames(IReadOnlyList<(string Name, string Path)> found)
    {
        string[] names = [.. found.Select(one => one.Name)];
        foreach (var same in names.Index().GroupBy(name => name.Item, StringComparer.Ordinal).Where(same => same.Count() > 1).ToList())
        {
            int[] places = [.. same.Select(name => name.Index)];
            string[][] above = [.. places.Select(place => PlainText.Line(found[place].Path).Split(Path.DirectorySeparatorChar).SkipLast(1).Reverse().ToArray())];
            var depth = Enumerable.Range(0, above.Max(folders => folders.Length)).FirstOrDefault(
                level => above.Select(folders => folders.ElementAtOrDefault(level)).Distinct(StringComparer.Ordinal).Count() == places.Length, -1);
            foreach (var (number, place) in places.Index())
            {
                names[place] += $" ({(depth < 0 ? $"{number + 1}" : above[number].ElementAtOrDefault(depth))})";
            }
        }

        return names;
    }

    private static UserError Wrong(string found, string expected) => new($"command line: {Option}: found {found}, expected {expected}{(expected.EndsWith('?') ? "" : ".")}");
}

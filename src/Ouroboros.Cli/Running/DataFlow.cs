using Ouroboros.Cli.Display;
using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Data.Fetching;

namespace Ouroboros.Cli.Running;

/// <summary>The commands below <c>ouroboros data</c> from their words to their exit codes.</summary>
/// <param name="services">What they work with.</param>
/// <param name="option">The folder of all sets as a person named it; null for the user's.</param>
internal sealed class DataFlow(CliServices services, string? option)
{
    private readonly Terminal _terminal = services.Terminal;
    private readonly DataLibrary _library = new(new DataPlaces(services.Terminal, option).Root);

    /// <summary>Fetches sets.</summary>
    public int Get(IReadOnlyList<string> names, bool quiet)
    {
        if (names.Count == 0)
        {
            throw new UserError($"command line: NAME: found nothing, expected the names of data sets. {_terminal.Command} data list shows them.");
        }

        var sets = Named(names);
        if (option is not null)
        {
            NamedOutput.CheckPlace("--to", _library.Root, _terminal);
        }

        using var client = new HttpClient(services.CreateHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new("ouroboros", ProductVersion.Current.Version));
        var fetcher = new DataSetFetcher(_library, services.DataSets, new FileFetcher(client, services.Time, services.FetchPolicy));
        foreach (var set in sets)
        {
            Get(set, fetcher, quiet);
        }

        return ExitCodes.Success;
    }

    /// <summary>Shows all sets.</summary>
    public int List()
    {
        string[] header = ["data set", "images", "classes", "licence", "to fetch", "state"];
        List<string[]> rows = [];
        foreach (var set in services.DataSets)
        {
            rows.Add(
            [
                set.Name, $"{set.TrainingImages:N0} + {set.TestImages:N0}", $"{set.Classes}", set.Licence,
                set.IsEmbedded ? "-" : Units.Bytes(set.Files.Sum(file => file.Bytes)), StateOf(set),
            ]);
        }

        TextTable.Write(_terminal, header, rows, 1, 2, 4);
        _terminal.Say("");
        _terminal.Say($"They are looked for in {_terminal.Shown(_library.Root)}.");
        return ExitCodes.Success;
    }

    /// <summary>Checks sets, or all that are there.</summary>
    public int Verify(IReadOnlyList<string> names)
    {
        var code = ExitCodes.Success;
        foreach (var set in names.Count > 0 ? Named(names) : [.. services.DataSets])
        {
            var condition = _library.Check(set);
            if (condition.State == SetState.Missing && names.Count == 0)
            {
                continue;
            }

            _terminal.Say($"{set.Name}: {Words(set, condition)}");
            if (condition.State != SetState.Whole)
            {
                _terminal.Say($"  {_terminal.Command} data get {set.Name}{To}");
                code = ExitCodes.Files;
            }
        }

        return code;
    }

    private string To => option is null ? "" : $" --to {Terminal.Word(option)}";

    private void Get(KnownDataSet set, DataSetFetcher fetcher, bool quiet)
    {
        using var display = new FetchDisplay(_terminal, services.Time, set, quiet);
        bool isNew;
        using var deferral = services.Interruption.Defer();
        try
        {
            isNew = fetcher.Get(set, display, services.Interruption.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (services.Interruption.Token.IsCancellationRequested)
        {
            display.Dispose();
            _terminal.Complain($"ouroboros: interrupted. What has arrived is kept; go on with\n  {_terminal.Command} data get {set.Name}{To}");
            throw;
        }
        catch (DataFileException exception)
        {
            throw new UserError($"ouroboros: {exception.Message}", ExitCodes.Files);
        }

        display.Dispose();
        if (quiet)
        {
            _terminal.Out.WriteLine(set.IsEmbedded ? set.Name : _library.FolderOf(set));
            return;
        }

        var place = set.IsEmbedded ? "part of the program" : $"{(isNew ? "whole" : "already whole")} in {_terminal.Shown(_library.FolderOf(set))}";
        _terminal.Say($"{set.Name}: {place}. {set.Origin}; licence: {set.Licence}.");
        _terminal.Say($"  {_terminal.Command} run --preset quick --dataset {(option is null || set.IsEmbedded ? set.Name : Terminal.Word($"{set.Name}:{_library.FolderOf(set)}"))}");
    }

    private string StateOf(KnownDataSet set) => set.IsEmbedded ? "embedded" : _library.Check(set).State switch
    {
        SetState.Whole => "there",
        SetState.Missing => "missing",
        _ => "damaged",
    };

    private static string Words(KnownDataSet set, SetCondition condition) => condition.State switch
    {
        SetState.Whole when set.IsEmbedded => "part of the program.",
        SetState.Whole when condition.Detail.Length > 0 => $"{condition.Detail}.",
        SetState.Whole => "all files have their SHA-256.",
        SetState.Missing => "not there. Fetch it with",
        _ => $"damaged: {condition.Detail}. Fetch it again with",
    };

    private List<KnownDataSet> Named(IReadOnlyList<string> names)
    {
        var sets = new List<KnownDataSet>();
        foreach (var name in names)
        {
            var set = services.DataSets.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
            if (set is null)
            {
                var all = services.DataSets.Select(candidate => candidate.Name).ToList();
                var meant = Spelling.Nearest(name, all);
                throw new UserError(
                    $"command line: NAME: found \"{name}\", expected one of {string.Join(", ", all)}.{(meant is null ? "" : $" Did you mean {meant}?")}");
            }

            sets.Add(set);
        }

        return [.. sets.Distinct()];
    }
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Ouroboros.Replication;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.HostCulture;

/// <summary>The built program at work under several locales of the host, each in a folder of its own.</summary>
public sealed partial class HostLocales : IDisposable
{
    private static readonly string[] Tiny =
    [
        "-i", "2", "-b", "50", "--vae-epochs", "2", "--classifier-epochs", "1", "--num-generated-samples", "1100",
        "--num-displayed-samples", "10",
        "vae.layer_sizes=[784,16]", "vae.latent_dim=3", "classifier.layer_sizes=[784,12]",
        "metrics.images=40", "output.checkpoint_seconds=3600", "--threads", "1",
    ];

    // Files with times; all others must be the same to the byte.
    private static readonly HashSet<string> WithTimes =
        [RunFiles.Report, RunFiles.Log, RunFiles.Manifest, RunFiles.Timings, GroupFiles.Replicates];

    private readonly string _root = Directory.CreateTempSubdirectory("ouroboros-locales-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<SortedDictionary<string, string>>> _works =
        new(StringComparer.Ordinal);
    private readonly Lazy<bool> _hasIcu;

    public HostLocales()
    {
        SmallDigits.Write(Digits, train: 1_100, test: 100);
        const string missing = "Couldn't find a valid ICU package";
        _hasIcu = new(() => !Call("C", _root, ["--version"]).Error.Contains(missing, StringComparison.Ordinal));
    }

    /// <summary>Whether .NET finds ICU on this machine.</summary>
    public bool HasIcu => _hasIcu.Value;

    private string Digits => Path.Join(_root, "digits");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>What <see cref="StartupHook"/> writes down in the program's process.</summary>
    public string Probe(string locale)
    {
        var file = Path.Join(_root, $"{locale}.probe");
        var hook = typeof(StartupHook).Assembly.Location;
        var (code, _, error) = Call(
            locale, _root, ["--version"], ("DOTNET_STARTUP_HOOKS", hook), (StartupHook.Variable, file));
        Assert.Equal((0, ""), (code, error));
        return File.ReadAllText(file);
    }

    /// <summary>What commands print and every file that they leave, by name; without times.</summary>
    public IReadOnlyDictionary<string, string> Work(string locale) =>
        _works.GetOrAdd(locale, _ => new(() => CallAll(locale))).Value;

    private SortedDictionary<string, string> CallAll(string locale)
    {
        string[][] commands =
        [
            ["run", "--data-dir", Digits, .. Tiny, "--seeds", "3,1000000", "--jobs", "1"],
            ["list"],
            ["theory", "gaussian", "--n", "20", "--chains", "1200"],
            ["run", "--data-dir", Digits, .. Tiny, "--dry-run"],
            ["run", "vae.learning_rate=1,5"],
        ];
        var home = Directory.CreateDirectory(Path.Join(_root, locale)).FullName;
        var begun = TimeProvider.System.GetLocalNow();
        var said = commands.Select(words => $"{Call(locale, home, words)}").ToArray();
        var today = new Regex($"{begun:yyyy-MM-dd}|{TimeProvider.System.GetLocalNow():yyyy-MM-dd}");

        var work = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < said.Length; i++)
        {
            work.Add($"output {i}", WithoutTimes(said[i].Replace(home, "HOME", StringComparison.Ordinal)));
        }

        foreach (var file in Directory.GetFiles(home, "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllText(file, Encoding.Latin1);
            work.Add(
                WithoutTimes(Path.GetRelativePath(home, file)),
                WithTimes.Contains(Path.GetFileName(file))
                    ? Numbers.Replace(WithoutTimes(PhaseTable.Replace(content, "")), "#")
                    : content);
        }

        return work;

        // A date in another calendar stays, and is none of these.
        string WithoutTimes(string text) => Times.Replace(today.Replace(text, "TODAY"), "TIME");
    }

    private static (int Code, string Output, string Error) Call(
        string locale, string home, IReadOnlyList<string> words, params (string Name, string Value)[] more) =>
        BuiltProgram.Call(
            home, words,
            [("LANG", locale), ("LC_ALL", locale), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"), .. more]);

    // A clock's time in a name or a text, how long something took, and how long it is expected to take.
    [GeneratedRegex(
        "TODAY_[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]+(:[0-9]{2})+([.][0-9]+)?(, left [0-9:]+)?|(?<=^time +)about .*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Times { get; }

    // Its order is that of the times.
    [GeneratedRegex("Time by phase.*?</table>", RegexOptions.Singleline)]
    private static partial Regex PhaseTable { get; }

    [GeneratedRegex("[0-9]+([.][0-9]+)?(E-[0-9]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers { get; }
}

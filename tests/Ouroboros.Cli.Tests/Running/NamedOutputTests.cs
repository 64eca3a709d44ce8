using Ouroboros.Cli.Running;
using Ouroboros.Cli.Tests.Crashes;

namespace Ouroboros.Cli.Tests.Running;

/// <summary>The one rule for outputs that a user names, through every command that has one.</summary>
public sealed class NamedOutputTests(NamedOutputTests.Runs runs) : IClassFixture<NamedOutputTests.Runs>
{
    private const string Inside = ", a folder of runs, expected a place outside of it.";
    private readonly CliFixture _cli = runs.Cli;

    [Theory]
    [InlineData("export a -o experiments/a/manifest.json")]
    [InlineData("export a -o experiments/a/config.yaml")]
    [InlineData("export a -o experiments/a/new.jsonl")]
    [InlineData("export b -o experiments/a/samples/new.jsonl")]
    [InlineData("export a -f tensorboard -o experiments/a")]
    [InlineData("export a -f tensorboard -o experiments/b/plots")]
    [InlineData("export a -f tensorboard -o experiments/a/new/folder")]
    [InlineData("report a -o experiments/a/metrics.csv")]
    [InlineData("report a b -o experiments/a/report.html")]
    [InlineData("report a -o experiments/b/report.html")]
    [InlineData("compare a b -o experiments/a")]
    [InlineData("compare a b -o experiments/a/new")]
    [InlineData("gif a -f ../b/model_collapse.gif")]
    [InlineData("gif a -f ../b/new.gif")]
    [InlineData("gif g/seed_1 -f ../new.gif")]
    [InlineData("export a -o experiments/g/new.jsonl")]
    [InlineData("run --preset quick --output-dir CURRENT/experiments/a/new")]
    [InlineData("run --preset quick --replicates 2 --output-dir CURRENT/experiments/a/new")]
    [InlineData("run --preset quick --dry-run --output-dir CURRENT/experiments/a/new")]
    [InlineData("run --preset quick output.experiments_dir=experiments/a")]
    [InlineData("sweep --preset quick vae.epochs=1,2 --output-dir CURRENT/experiments/g/new")]
    [InlineData("theory gaussian --n 5 --output-dir CURRENT/experiments/a/new")]
    [InlineData("compare a b --experiments-dir experiments/g/seed_1", "experiments/a", "experiments/b")]
    [InlineData("report a b --experiments-dir experiments/g/seed_1", "experiments/a", "experiments/b")]
    [InlineData("data get mnist --to experiments/a")]
    [InlineData("export a -o link/new.jsonl")]
    [InlineData("export a -o linked.jsonl")]
    [InlineData("report a -o link/samples/report.html")]
    [InlineData("compare a -o comparison")]
    [InlineData("theory gaussian --n 5 --output-dir CURRENT/link/new")]
    [InlineData("gif a -f CURRENT/link/new.gif")]
    public void Nothing_is_written_into_a_folder_of_runs(string words, params string[] instead)
    {
        var before = Everything();
        Assert.Equal(ExitCodes.Usage, Run(words, instead));
        Assert.Contains(Inside, _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("export a -o notes.txt")]
    [InlineData("export a -o page.html")]
    [InlineData("report a b -o notes.txt")]
    [InlineData("report a b -o old.jsonl")]
    [InlineData("gif a -f CURRENT/text.gif")]
    [InlineData("gif a -f text.gif")]
    [InlineData("compare a b -o folder")]
    [InlineData("compare a b -o theirs")]
    [InlineData("compare a b -o notes.txt")]
    [InlineData("export a -f tensorboard -o notes.txt")]
    [InlineData("export a -o folder")]
    [InlineData("export a -o new/")]
    [InlineData("report a -o folder")]
    [InlineData("theory gaussian --n 5 --output-dir CURRENT/folder")]
    [InlineData("run --preset quick --output-dir CURRENT/folder")]
    [InlineData("sweep --preset quick vae.epochs=1,2 --output-dir CURRENT/folder")]
    public void What_is_of_another_kind_is_not_replaced(string words)
    {
        var before = Everything();
        Assert.Equal(ExitCodes.Usage, Run(words));
        Assert.Contains("command line: --", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("export a -o new/a.jsonl", "new/a.jsonl")]
    [InlineData("report a b -o new/page.html", "new/page.html")]
    [InlineData("report a -o experiments/a/report.html", "experiments/a/report.html")]
    [InlineData("compare a b -o compared", "compared/comparison.csv")]
    [InlineData("gif a -f CURRENT/a.gif", "a.gif")]
    [InlineData("gif a -f slow.gif", "experiments/a/slow.gif")]
    [InlineData("gif a", "experiments/a/model_collapse.gif")]
    public void What_is_of_the_same_kind_is_replaced_and_so_is_an_empty_file(string words, string file)
    {
        Assert.Equal((ExitCodes.Success, ""), (Run(words), _cli.Error));
        var first = File.ReadAllText(_cli.PathOf(file));
        Assert.NotEmpty(first);
        File.AppendAllText(_cli.PathOf(file), "more");
        Assert.Equal((ExitCodes.Success, ""), (Run(words), _cli.Error));
        Assert.Equal(first, File.ReadAllText(_cli.PathOf(file)));
        if (!words.StartsWith("compare", StringComparison.Ordinal))
        {
            File.WriteAllText(_cli.PathOf(file), "");
            Assert.Equal((ExitCodes.Success, ""), (Run(words), _cli.Error));
            Assert.Equal(first, File.ReadAllText(_cli.PathOf(file)));
        }
    }

    [Theory]
    [InlineData("export a -o pipe.jsonl", "pipe.jsonl")]
    [InlineData("report a -o pipe.html", "pipe.html")]
    [InlineData("gif a -f CURRENT/pipe.gif", "pipe.gif")]
    public void A_pipe_stays_a_pipe(string words, string pipe)
    {
        Linux.Only();
        Assert.Equal("", Linux.Call("mkfifo", _cli.PathOf(pipe)));
        Assert.Equal(ExitCodes.Usage, Run(words));
        Assert.Contains(", a pipe or a socket, expected a file that is new", _cli.Error, StringComparison.Ordinal);
        Assert.Equal("", Linux.Call("test", "-p", _cli.PathOf(pipe)));

        // Other tests read all files of the folder.
        File.Delete(_cli.PathOf(pipe));
    }

    [Fact]
    public void A_file_in_shared_memory_is_no_device()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "No /dev/shm is here.");
        var folder = $"/dev/shm/ouroboros-{Guid.NewGuid():N}";
        Directory.CreateDirectory(folder);
        try
        {
            Assert.Equal((ExitCodes.Success, ""), (Run($"export a -o {folder}/a.jsonl"), _cli.Error));
            Assert.Equal((ExitCodes.Success, ""), (Run($"compare a b -o {folder}/compared"), _cli.Error));
            Assert.True(File.Exists($"{folder}/compared/comparison.csv"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As a shell makes them of <c>&gt;(gzip)</c>, or a habit.</summary>
    [Theory]
    [InlineData("export a -o /dev/null")]
    [InlineData("export a -o /dev/stdout")]
    [InlineData("report a -o /proc/self/fd/1")]
    public void A_device_is_no_file(string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices among the files.");
        Assert.Equal(ExitCodes.Usage, Run(words));
        Assert.Contains(", a device, expected a file that is new", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\": \"a web page\"}", false)]
    [InlineData("{\"program\": \"ouroboros\", and then the disk was full", true)]
    public void A_damaged_run_is_one_and_another_programs_manifest_is_none(string manifest, bool isOne)
    {
        _cli.Write("there/manifest.json", manifest);
        Assert.Equal(isOne ? _cli.PathOf("there") : null, NamedOutput.RunAround(_cli.PathOf("there/below/file")));
    }

    [Fact]
    public void Links_are_followed_wherever_they_lead()
    {
        // A folder of its own: a link to itself can be read by nobody.
        using var cli = new CliFixture();
        Directory.CreateDirectory(cli.PathOf("a/b"));
        Directory.CreateSymbolicLink(cli.PathOf("a/b/up"), "..");
        Directory.CreateSymbolicLink(cli.PathOf("short"), "a/b/up/b");
        File.CreateSymbolicLink(cli.PathOf("round"), "round");
        var root = NamedOutput.RealPath(cli.Folder);
        Assert.Equal(Path.Combine(root, "a", "new"), NamedOutput.RealPath(cli.PathOf("short/up/new")));
        Assert.Equal(Path.Combine(root, "a", "b"), NamedOutput.RealPath(cli.PathOf("short/")));
        Assert.Equal(Path.Combine(root, "new", "file"), NamedOutput.RealPath(cli.PathOf("new/file")));
        Assert.Throws<IOException>(() => NamedOutput.RealPath(cli.PathOf("round/file")));
    }

    // CURRENT stands for the current folder; the words instead for the names a and b where they would not be found.
    private int Run(string words, params string[] instead)
    {
        var all = words.Replace("CURRENT", _cli.Folder, StringComparison.Ordinal).Split(' ');
        return _cli.Run(
            [.. all.Select(word => instead.FirstOrDefault(path => Path.GetFileName(path) == word) ?? word)]);
    }

    private Dictionary<string, string> Everything() => Directory
        .GetFileSystemEntries(_cli.Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => File.Exists(path) ? Convert.ToHexString(File.ReadAllBytes(path)) : "");

    /// <summary>Two runs, a group, and files that lie about.</summary>
    public sealed class Runs : IDisposable
    {
        public Runs()
        {
            Cli.MakeAnimation = (_, _, _) => new("GIF89a"u8.ToArray(), 200);
            Cli.MakeRun("a");
            Cli.MakeRun("b");
            string[] group = ["--preset", "quick", "-i", "2", "--seeds", "1,2", "--jobs", "1", "--output-dir", "g"];
            Assert.Equal(ExitCodes.Success, Cli.Run(["run", .. group]));
            Assert.Equal(ExitCodes.Success, Cli.Run("export", "a", "-o", "old.jsonl"));
            Assert.Equal(ExitCodes.Success, Cli.Run("report", "a", "b", "-o", "page.html"));
            foreach (var file in new[] { "notes.txt", "text.gif", "experiments/a/text.gif", "folder/notes.txt" })
            {
                Cli.Write(file, "{\"run\":\"seven\"} is how my notes begin");
            }

            Cli.Write("theirs/comparison.csv", "price,size\n");
            Cli.Write("comparison/comparison.csv", "run,generation,metric,n\n");
            Directory.CreateSymbolicLink(Cli.PathOf("link"), Cli.PathOf("experiments/b"));
            Directory.CreateSymbolicLink(Cli.PathOf("comparison/plots"), "../link/samples");
            File.CreateSymbolicLink(Cli.PathOf("linked.jsonl"), Cli.PathOf("experiments/a/metrics.csv"));
        }

        internal CliFixture Cli { get; } = new();

        public void Dispose() => Cli.Dispose();
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Cli.Tests;

/// <summary>Nothing that a person or a file names steers the terminal.</summary>
public sealed partial class ControlCharacterTests : IDisposable
{
    private const string Evil = "a\u001b[31mb\u202ec\u0085d\u2028e\nf";
    private const string Shown = "a\\u001b[31mb\\u202ec\\u0085d\\u2028e\\u000af";

    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("U+001B", "verify", "a\u001b[2Jb")]
    [InlineData("U+000A", "run", "--output-dir", "a\nb")]
    [InlineData("U+009B", "compare", "x", "--name", "x=\u009b31m")]
    [InlineData("U+202E", "sweep", "output.experiments_dir=a\u202eb")]
    [InlineData("U+007F", "run", "vae.epo\u007fchs=3")]
    [InlineData("U+2028", "run", "--dataset", "./a\u2028b")]
    [InlineData("U+0007", "run", "--preset", "qui\u0007ck")]
    [InlineData("U+000D", "run", "--vae\repochs", "3")]
    [InlineData("U+2066", "frob\u2066nicate")]
    [InlineData("U+0000", "run", "-c", "a\0b")]
    public void A_word_with_a_control_character_is_refused(string control, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(words));
        Assert.StartsWith($"command line: found the control character {control} in \"", _cli.Error, StringComparison.Ordinal);
        AssertPlain();
    }

    [Theory]
    [InlineData("\"a\\e[31m\": 3")]
    [InlineData("vae:\n  \"a\\u202eb\": 3")]
    [InlineData("output:\n  experiments_dir: \"a\\eb\"")]
    [InlineData("data:\n  dataset: \"./a\\u2028b\"")]
    [InlineData("device: \"a\\nb\"")]
    [InlineData("visualization:\n  colormap: \"vi\\x9bridis\"")]
    public void A_config_with_one_in_a_key_or_a_value_is_refused(string yaml)
    {
        _cli.Write("evil.yaml", yaml);
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--dry-run", "-c", "evil.yaml"));
        Assert.StartsWith("evil.yaml:", _cli.Error, StringComparison.Ordinal);
        Assert.Single(_cli.Error.TrimEnd().Split('\n'));
        AssertPlain();
    }

    [Fact]
    public void Folders_that_others_made_are_shown_escaped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        Directory.Move(_cli.MakeRun("x"), _cli.PathOf($"experiments/{Evil}"));
        _cli.OutIsTerminal = true;
        Succeeds("list");
        Assert.Contains(Shown, _cli.Out, StringComparison.Ordinal);
        Directory.CreateSymbolicLink(_cli.PathOf("experiments/link"), Evil);
        _cli.OutIsTerminal = false;
        Succeeds("clean", "--all", "--yes");
        Assert.Contains(Shown, _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_forged_manifest_says_is_shown_escaped_in_the_terminal_and_the_report()
    {
        var folder = new RunFolder(_cli.MakeRun("x"));
        var manifest = ManifestFile.Load(folder);
        ManifestFile.Save(folder, manifest with
        {
            CommandLine = [Evil],
            Reason = Evil,
            Machine = manifest.Machine with { Cpu = Evil, Os = Evil },
            Version = Evil,
            Commit = Evil,
        });
        foreach (var words in (string[][])[["list"], ["verify", "x"], ["compare", "x"], ["export", "x", "--format", "jsonl", "-o", "-"], ["resume", "x"]])
        {
            _cli.Run(words);
            AssertPlain();
        }

        Succeeds("report", "x");
        var page = File.ReadAllText(folder.FullPath(RunFiles.Report));
        Assert.Contains(Shown, page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Entities(), page);
        Assert.Equal(PlainText.Lines(page), page);
    }

    [Theory]
    [InlineData("samples/a\u202eb.png")]
    [InlineData("samples/a\u0085b.png")]
    public void A_manifest_with_one_in_a_path_is_damaged(string path)
    {
        var folder = _cli.MakeRun("x");
        var manifest = Path.Join(folder, RunFiles.Manifest);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("samples/iteration_0.png", JsonEncodedText.Encode(path).ToString(), StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Files, _cli.Run("verify", "x"));
        AssertPlain();
    }

    [Fact]
    public void A_table_with_one_is_damaged()
    {
        var metrics = Path.Join(_cli.MakeRun("x"), RunFiles.Metrics);
        File.WriteAllText(metrics, File.ReadAllText(metrics).Replace("vae_loss", "vae\u001b[31mloss", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Files, _cli.Run("compare", "x"));
        Assert.Contains("metrics.csv, line 1: found the control character U+001B", _cli.Error, StringComparison.Ordinal);
        AssertPlain();
    }

    private void Succeeds(params string[] words)
    {
        Assert.Equal((ExitCodes.Success, ""), (_cli.Run(words), _cli.Error));
        AssertPlain();
    }

    // Controls, and what changes the direction of text or breaks lines.
    private void AssertPlain() => Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}\u2028\u2029-[\r\n\t]]", _cli.Out + _cli.Error);

    // As HTML encodes what is no letter, line feeds and tabs aside.
    [GeneratedRegex("&#x(?!A;|9;)([0-9A-F]|1[0-9A-F]|7F|[89][0-9A-F]|61C|200[EF]|202[89A-E]|206[6-9]);")]
    private static partial Regex Entities();
}

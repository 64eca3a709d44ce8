namespace Ouroboros.Cli.Tests;

/// <summary>Where the program keeps what it may lose.</summary>
public sealed class CacheFolderTests : IDisposable
{
    private readonly CliFixture _cli = new();
    private readonly string _home;

    public CacheFolderTests() => _home = _cli.PathOf("home");

    private string? Found => _cli.Terminal().CacheFolder;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Ours_comes_first_then_the_systems_then_the_home_folders()
    {
        Assert.Null(Found);
        _cli.Variables["HOME"] = _home;
        Assert.Equal(Path.Join(_home, ".cache", "ouroboros"), Found);
        _cli.Variables["XDG_CACHE_HOME"] = _cli.PathOf("xdg");
        Assert.Equal(Path.Join(_cli.PathOf("xdg"), "ouroboros"), Found);
        _cli.Variables["LOCALAPPDATA"] = _cli.PathOf("local");
        Assert.Equal(Path.Join(_cli.PathOf("local"), "ouroboros"), Found);
        _cli.Variables["OUROBOROS_CACHE"] = "here";
        Assert.Equal(_cli.PathOf("here"), Found);
    }

    [Fact]
    public void What_is_no_full_path_is_ignored()
    {
        _cli.Variables["XDG_CACHE_HOME"] = "relative";
        _cli.Variables["OUROBOROS_CACHE"] = "";
        _cli.Variables["HOME"] = "";
        Assert.Null(Found);
        _cli.Variables["HOME"] = _home;
        Assert.Equal(Path.Join(_home, ".cache", "ouroboros"), Found);
    }

    /// <summary>The program itself: the first run keeps the judge, the second finds it, and the files are the same.</summary>
    [Fact]
    public void A_run_keeps_its_judge_for_the_next()
    {
        SmallDigits.Write(_cli.PathOf("digits"), train: 60, test: 40);
        string[] words = ["run", "--data-dir", "digits", "-i", "1", "--vae-epochs", "1", "--classifier-epochs", "1",
            "--num-generated-samples", "40", "--random-seed", "1", "vae.layer_sizes=[784,9]", "classifier.layer_sizes=[784,9]", "--quiet"];
        foreach (var name in new[] { "first", "second" })
        {
            var (code, _, error) = BuiltProgram.Call(_cli.Folder, [.. words, "--output-dir", name], ("OUROBOROS_CACHE", _cli.PathOf("cache")));
            Assert.Equal((0, ""), (code, error));
        }

        Assert.StartsWith("reference-", Path.GetFileName(Assert.Single(Directory.GetFiles(_cli.PathOf("cache")))), StringComparison.Ordinal);
        var (first, second) = (Manifest("first"), Manifest("second"));
        Assert.Equal(64, first.ReferenceSha256!.Length);
        Assert.Equal(first.ReferenceSha256, second.ReferenceSha256);
        Assert.Equal(first.Files, second.Files);
        Assert.Contains(first.ReferenceSha256, File.ReadAllText(_cli.PathOf("experiments/first/floors.csv")), StringComparison.Ordinal);
    }

    private Runs.Manifest Manifest(string name) => Runs.ManifestFile.Load(new Runs.RunFolder(_cli.PathOf($"experiments/{name}")));
}

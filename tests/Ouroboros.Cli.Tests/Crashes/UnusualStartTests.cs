using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>Starts without streams or a current folder, and with a limit on the size of files.</summary>
public sealed class UnusualStartTests : IDisposable
{
    private const string Small = "experiment.num_training_images=200 experiment.num_generated_samples=200 vae.epochs=1 classifier.epochs=1";

    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("<&-", "list", 0)]
    [InlineData(">&-", "list", 0)]
    [InlineData("2>&-", "list", 0)]
    [InlineData("<&- >&- 2>&-", "info", 0)]
    [InlineData("2>&-", "verify nothing", 2)]
    [InlineData("<&- >&-", "verify nothing", 2)]
    [InlineData("<&-", "clean --all", 0)]
    public void A_closed_stream_is_like_an_empty_device(string closed, string words, int code)
    {
        var (found, output, error) = Call($"exec dotnet \"$0\" \"$@\" {closed}", words.Split(' '));
        Assert.Equal(code, found);
        Assert.Equal(closed.Contains(" >&-", StringComparison.Ordinal) || closed.StartsWith(">&-", StringComparison.Ordinal) || code != 0, output.Length == 0);
        Assert.Equal(code == 0 || closed.Contains("2>&-", StringComparison.Ordinal), error.Length == 0);
    }

    [Fact]
    public void A_run_whose_output_is_closed_writes_the_same_files()
    {
        var words = $"run --preset quick -i 1 --random-seed 1 {Small} --output-dir".Split(' ');
        Assert.Equal(0, Call("exec dotnet \"$0\" \"$@\"", [.. words, "open"]).Code);
        Assert.Equal(0, Call("exec dotnet \"$0\" \"$@\" <&- >&- 2>&-", [.. words, "closed"]).Code);
        Assert.Equal(Hashes("open"), Hashes("closed"));
    }

    [Theory]
    [InlineData("run --preset quick --dry-run")]
    [InlineData("sweep --preset quick vae.latent_dim=2,3")]
    [InlineData("resume x")]
    [InlineData("theory gaussian")]
    [InlineData("gif")]
    [InlineData("report x")]
    [InlineData("list")]
    [InlineData("compare x")]
    [InlineData("export x --format jsonl")]
    [InlineData("verify x")]
    [InlineData("clean x")]
    [InlineData("run -c relative.yaml")]
    public void A_current_folder_that_is_gone_is_told(string words)
    {
        var (code, output, error) = InFolderThatIsGone(words);
        Assert.Equal(ExitCodes.Files, code);
        Assert.Equal("ouroboros: the current folder no longer exists. Change to a folder that exists.", error.TrimEnd());
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("--help", "Usage: ouroboros COMMAND")]
    [InlineData("--version", "ouroboros ")]
    [InlineData("info", "runtime")]
    [InlineData("list --experiments-dir /nowhere", "No runs in /nowhere, which does not exist.")]
    public void What_needs_no_current_folder_works_without(string words, string part)
    {
        var (code, output, error) = InFolderThatIsGone(words);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "manifest.json")]
    [InlineData(10, "samples/iteration_0.png")]
    [InlineData(300, "state/generation_1_vae_epoch_1_step_0.safetensors")]
    public void A_limit_on_the_size_of_files_is_like_a_full_disk(int kibibytes, string file)
    {
        // POSIX shells count in blocks of 512 bytes.
        var (code, _, error) = Call(
            $"ulimit -f {2 * kibibytes}; exec dotnet \"$0\" \"$@\"", $"run --quiet --preset quick -i 1 {Small} --output-dir it".Split(' '));
        Assert.Equal(ExitCodes.Files, code);
        Assert.Contains($"ouroboros: {_folder}/experiments/it/{file}: File too large", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(_folder, "experiments/it")) && new RunFolder(Path.Join(_folder, "experiments/it")).PartialFiles().Count > 0);
    }

    private (int Code, string Output, string Error) InFolderThatIsGone(string words) => Call(
        "mkdir \"$HOME/gone\"; cd \"$HOME/gone\"; rmdir \"$HOME/gone\"; exec dotnet \"$0\" \"$@\"", words.Split(' '));

    // Under a limit of file sizes the runtime cannot map its code from a file.
    private (int Code, string Output, string Error) Call(string script, string[] words)
    {
        Linux.Only();
        using var program = StartedProgram.Start(
            "sh", ["-c", script], _folder, words, ("HOME", _folder), ("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_CLI_HOME", _folder));
        return program.Wait();
    }

    private IReadOnlyDictionary<string, string> Hashes(string run) => new RunFolder(Path.Join(_folder, "experiments", run)).HashFiles();
}

using Ouroboros.Cli.Tests.Crashes;

namespace Ouroboros.Cli.Tests;

/// <summary>The root of the file system as a name: it has no name of its own, and no folder above it.</summary>
public sealed class RootFolderTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("clean", "/")]
    [InlineData("clean", "/", "--weights")]
    [InlineData("verify", "/")]
    [InlineData("resume", "/")]
    [InlineData("report", "/")]
    [InlineData("export", "/")]
    [InlineData("export", "/", "-f", "tensorboard")]
    [InlineData("compare", "/")]
    [InlineData("gif", "/")]
    [InlineData("run", "--output-dir", "/")]
    [InlineData("sweep", "vae.epochs=1,2", "--output-dir", "/")]
    [InlineData("theory", "gaussian", "--output-dir", "/")]
    public void It_is_refused_like_any_folder_that_is_no_run(params string[] words)
    {
        Linux.Only();
        Assert.InRange(_cli.Run(words), ExitCodes.Usage, ExitCodes.Files);
        Assert.DoesNotContain("program itself", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("found", _cli.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists("/tmp"));
    }
}

using Ouroboros.Cli.Running;
using Ouroboros.Configuration;

namespace Ouroboros.Cli.Tests.Running;

public sealed class OutputFolderTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Fact]
    public void Without_a_name_it_is_the_time() =>
        Assert.Equal(_cli.PathOf("experiments/run_2026-01-31_14-05-09"), Choose(null));

    [Fact]
    public void A_name_that_is_taken_gets_a_number()
    {
        Directory.CreateDirectory(_cli.PathOf("experiments/run_2026-01-31_14-05-09"));
        Assert.Equal(_cli.PathOf("experiments/run_2026-01-31_14-05-09_2"), Choose(null));
        _cli.Write("experiments/run_2026-01-31_14-05-09_2", "even a file");
        Assert.Equal(_cli.PathOf("experiments/run_2026-01-31_14-05-09_3"), Choose(null));
    }

    [Fact]
    public void A_name_lies_in_the_experiments_folder() =>
        Assert.Equal(_cli.PathOf("elsewhere/mine"), Choose("mine", "elsewhere"));

    [Fact]
    public void A_full_path_is_taken_as_it_is() => Assert.Equal(_cli.PathOf("there"), Choose(_cli.PathOf("there")));

    [Fact]
    public void A_tilde_is_the_home_folder()
    {
        _cli.Variables["HOME"] = _cli.PathOf("home");
        Assert.Equal(_cli.PathOf("home/x/mine"), Choose("mine", "~/x"));
        Assert.Equal(_cli.PathOf("home/mine"), Choose("~/mine"));
        Assert.Equal(_cli.PathOf("~x/mine"), Choose("mine", "~x"));
    }

    [Fact]
    public void An_empty_folder_may_be_used()
    {
        Directory.CreateDirectory(_cli.PathOf("experiments/mine"));
        Assert.Equal(_cli.PathOf("experiments/mine"), Choose("mine"));
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        _cli.Write("experiments/mine", "a file");
        var error = Assert.Throws<UserError>(() => Choose("mine"));
        Assert.Contains("experiments/mine, a file", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private string Choose(string? asked, string experiments = "experiments") => OutputFolder.Choose(
        asked, new ExperimentConfig { Output = new() { ExperimentsDir = experiments } }, _cli.Terminal(), _cli.Time);
}

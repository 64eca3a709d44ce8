using System.Collections.Concurrent;
using Ouroboros.Cli.Running;
using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;
using Ouroboros.Tests;

namespace Ouroboros.Cli.Tests.Running;

public sealed class OutputFolderTests : IDisposable
{
    private const string Now = "experiments/run_2026-01-31_14-05-09";
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Without_a_name_it_is_the_time() => Assert.Equal(_cli.PathOf(Now), Choose(null));

    [Fact]
    public void A_name_of_the_time_that_is_taken_gets_a_number()
    {
        Assert.Equal(_cli.PathOf(Now), Begin());
        Assert.Equal(_cli.PathOf(Now + "_2"), Begin());
        _cli.Write(Now + "_3", "even a file");
        Assert.Equal(_cli.PathOf(Now + "_4"), Begin());
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

    [Theory]
    [InlineData("run_2026-01-31_14-05-09")]
    [InlineData("theory_2026-01-31_14-05-09")]
    public void Many_at_once_get_names_of_their_own(string name)
    {
        var terminal = _cli.Services().Terminal;
        var made = new ConcurrentBag<string>();
        Crowd.AtOnce(_ => made.Add(OutputFolder.CreateNew(_cli.PathOf($"experiments/{name}"), terminal)));
        string[] expected = [name, .. Enumerable.Range(2, Crowd.Size - 1).Select(number => $"{name}_{number}")];
        var names = made.Select(Path.GetFileName);
        Assert.Equal(expected.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.All(made, folder => Assert.True(Directory.Exists(folder)));
    }

    [Fact]
    public void One_of_many_gets_the_folder_that_all_were_told_to_take()
    {
        var terminal = _cli.Services().Terminal;
        var (winners, losers) = (0, 0);
        Crowd.AtOnce(_ =>
        {
            try
            {
                var (folder, held) = OutputFolder.Begin("mine", _cli.PathOf("experiments/mine"), terminal);
                using (held)
                {
                    folder.Write(RunFiles.Config, stream => stream.Write("kept"u8));
                }

                Interlocked.Increment(ref winners);
            }
            catch (Exception refusal) when (refusal is UserError or RunException)
            {
                Interlocked.Increment(ref losers);
            }
        });
        Assert.Equal((1, Crowd.Size - 1), (winners, losers));
        Assert.Equal("kept", File.ReadAllText(_cli.PathOf("experiments/mine/config.yaml")));
    }

    private string Choose(string? asked, string experiments = "experiments") => OutputFolder.Choose(
        asked, new ExperimentConfig { Output = new() { ExperimentsDir = experiments } }, _cli.Terminal(), _cli.Time);

    private string Begin()
    {
        var (folder, held) = OutputFolder.Begin(null, Choose(null), _cli.Terminal());
        held.Dispose();
        return folder.Root;
    }
}

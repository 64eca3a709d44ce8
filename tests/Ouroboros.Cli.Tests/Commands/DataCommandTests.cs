using System.Net;
using Ouroboros.Cli.Running;
using Ouroboros.Cli.Tests.Crashes;

namespace Ouroboros.Cli.Tests.Commands;

/// <summary><c>ouroboros data</c>, and runs on what it fetched.</summary>
public sealed class DataCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();
    private readonly FakeServers _servers;

    public DataCommandTests()
    {
        _servers = new FakeServers(_cli.PathOf("server"));
        _cli.Servers = _servers;
        _cli.Variables[DataPlaces.Variable] = "sets";
    }

    private string Labels => _cli.PathOf("sets/kmnist/t10k-labels-idx1-ubyte.gz");

    [Fact]
    public void A_set_is_fetched_once_and_a_run_finds_it()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "get", "KMNIST"));
        Assert.Matches("^kmnist: train-images-idx3-ubyte.gz, [0-9.]+ kB from first.example\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.EndsWith(
            "kmnist: whole in sets/kmnist. CODH, 2018, adapted from the Kuzushiji Dataset of NIJL and others (doi:10.20676/00000341); licence: CC BY-SA 4.0.\n"
            + "  ouroboros run --preset quick --dataset kmnist\n",
            _cli.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(_cli.Error);
        Assert.Equal(4, _servers.Requests.Count);

        Assert.Equal(ExitCodes.Success, _cli.Run("data", "get", "kmnist", "--quiet"));
        Assert.Equal(_cli.PathOf("sets/kmnist"), _cli.Out.TrimEnd());
        Assert.Equal(4, _servers.Requests.Count);

        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--dataset", "kmnist", "--preset", "quick", "experiment.num_training_images=60", "-i", "2"));
        var request = _cli.Loop.Request!;
        Assert.Equal(("kmnist", 10, 60), (request.Config.Data.Dataset, request.Config.Classifier.NumClasses, request.LoadData().Train.Count));
        Assert.Equal(_cli.PathOf("sets/kmnist"), request.DataFolder);
        Assert.Contains("real data: effective classes 9.50, 11.0 % are \"ki\"", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_elsewhere_is_named_with_its_folder()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "get", "kmnist", "--to", "my sets"));
        Assert.EndsWith($"--dataset {Terminal.Word($"kmnist:{_cli.PathOf("my sets/kmnist")}")}", _cli.Out.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--dataset", "kmnist:my sets/kmnist", "--preset", "quick", "experiment.num_training_images=60", "-i", "2", "-q"));
        Assert.Equal("kmnist:my sets/kmnist", _cli.Loop.Request!.Config.Data.Dataset);
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "verify", "kmnist", "--in", "my sets"));
        Assert.Equal(ExitCodes.Files, _cli.Run("data", "verify", "kmnist"));
        Assert.Equal(["kmnist: not there. Fetch it with", "  ouroboros data get kmnist"], Lines(_cli.Out));
    }

    [Fact]
    public void What_is_there_and_what_is_not_is_listed()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "list"));
        Assert.Matches("\nmnist +60,000 \\+ 10,000 +10  CC BY-SA 3.0 +-  embedded\nkmnist +60,000 \\+ 10,000 +10  CC BY-SA 4.0 +[0-9.]+ kB  missing\n", Shown);
        Assert.EndsWith("They are looked for in sets.", Shown.TrimEnd(), StringComparison.Ordinal);
        _cli.Run("data", "get", "kmnist");
        _cli.Run("data", "list");
        Assert.Contains("kB  there\n", Shown, StringComparison.Ordinal);
        File.AppendAllText(Labels, "x");
        _cli.Run("data", "list");
        Assert.Contains("kB  damaged\n", Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_set_is_found_and_mended()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "verify"));
        Assert.Equal(["mnist: part of the program."], Lines(_cli.Out));
        _cli.Run("data", "get", "kmnist");
        File.WriteAllText(Labels, "x");
        Assert.Equal(ExitCodes.Files, _cli.Run("data", "verify"));
        Assert.Equal(
            ["mnist: part of the program.", "kmnist: damaged: t10k-labels-idx1-ubyte.gz has another SHA-256. Fetch it again with", "  ouroboros data get kmnist"],
            Lines(_cli.Out));
        _cli.Run("data", "get", "kmnist");
        Assert.Equal(5, _servers.Requests.Count);
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "verify", "kmnist"));
        Assert.Equal(["kmnist: all files have their SHA-256."], Lines(_cli.Out));
    }

    [Fact]
    public void Addresses_that_fail_are_told_and_the_last_one_ends_it_with_exit_code_3()
    {
        _servers.OnRequest = request => request.RequestUri!.Host == "first.example" ? new(HttpStatusCode.NotFound) : null;
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "get", "kmnist", "-q"));
        Assert.StartsWith("ouroboros: http://first.example/train-images-idx3-ubyte.gz: answers 404 Not Found. Trying the next address.", _cli.Error, StringComparison.Ordinal);

        _servers.OnRequest = _ => new(HttpStatusCode.NotFound);
        Assert.Equal(ExitCodes.Files, _cli.Run("data", "get", "kmnist", "--to", "other"));
        Assert.Contains("\nouroboros: train-images-idx3-ubyte.gz: found no address that has it, expected ", _cli.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_keeps_what_has_arrived_and_says_how_to_go_on()
    {
        _servers.OnRequest = request =>
        {
            _cli.Interruption.Interrupt(ExitCodes.Interrupted);
            return null;
        };
        Assert.Equal(ExitCodes.Interrupted, _cli.Run("data", "get", "kmnist", "--to", "x y"));
        Assert.EndsWith("ouroboros: interrupted. What has arrived is kept; go on with\n  ouroboros data get kmnist --to " + Terminal.Word("x y") + "\n", _cli.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_keeps_what_there_was_room_for()
    {
        using var disk = SmallDisk.Mount(kibibytes: 24);
        Assert.Equal(ExitCodes.Files, _cli.Run("data", "get", "kmnist", "--to", disk.Path));
        Assert.Matches(
            $"^ouroboros: {disk.Path}/kmnist/train-images-idx3-ubyte.gz: found that the disk refuses it \\(No space left on device", _cli.Error);
        Assert.Contains("What has arrived stays: mend this and fetch again to go on from there.", _cli.Error, StringComparison.Ordinal);

        Assert.Equal("", disk.Remount("size=1m"));
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "get", "kmnist", "--to", disk.Path, "-q"));
        Assert.Matches("^first.example bytes=[1-9][0-9]*-$", _servers.Requests[1]);
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "verify", "kmnist", "--in", disk.Path));
    }

    [Fact]
    public void A_person_sees_one_line_that_moves()
    {
        _cli.OutIsTerminal = true;
        Assert.Equal(ExitCodes.Success, _cli.Run("data", "get", "kmnist"));
        Assert.StartsWith("\r\u001b[Ktrain-images-idx3-ubyte.gz  47.1 kB of 47.1 kB  100 %", _cli.Error, StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[K", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _cli.Out);
    }

    [Theory]
    [InlineData("command line: NAME: found nothing, expected the names of data sets. ouroboros data list shows them.", "data", "get")]
    [InlineData("command line: NAME: found \"kmnits\", expected one of mnist, kmnist. Did you mean kmnist?", "data", "get", "kmnits")]
    [InlineData("command line: NAME: found \"fashion-mnist\", expected one of mnist, kmnist.", "data", "verify", "fashion-mnist")]
    [InlineData("command line: found \"gte\", expected one of get, list, verify. Did you mean get?\nSee ouroboros data --help", "data", "gte")]
    [InlineData("command line: found an unknown option --too, expected an option of ouroboros data get. Did you mean --to?\nSee ouroboros data get --help", "data", "get", "kmnist", "--too=x")]
    public void Slips_are_told(string message, params string[] words)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(words));
        Assert.Equal(message, _cli.Error.ReplaceLineEndings("\n").TrimEnd());
        Assert.Empty(_servers.Requests);
    }

    [Theory]
    [InlineData("get", "--to DIR", "--quiet")]
    [InlineData("list", "--in DIR")]
    [InlineData("verify", "--in DIR")]
    public void Each_command_has_its_page(string name, params string[] parts)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("data", name, "--help"));
        Assert.Contains($"Usage: ouroboros data {name}", _cli.Out, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, _cli.Out, StringComparison.Ordinal));
        var page = _cli.Out;
        _cli.Run("help", "data", name);
        Assert.Equal(page, _cli.Out);
    }

    [Fact]
    public void A_run_on_a_set_that_is_not_there_names_the_command_that_fetches_it()
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--dataset", "fashion-mnist"));
        Assert.Equal(
            $"command line: --dataset: found fashion-mnist: nothing in {_cli.PathOf("sets/fashion-mnist")}, expected its files. ouroboros data get fashion-mnist fetches them.",
            _cli.Error.TrimEnd());

        // What a download that failed leaves is no data set in another shape.
        Directory.CreateDirectory(_cli.PathOf("sets/fashion-mnist"));
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--dataset", "fashion-mnist"));
        Assert.EndsWith("ouroboros data get fashion-mnist fetches them.", _cli.Error.TrimEnd(), StringComparison.Ordinal);
        _cli.Write("mine.yaml", "data:\n  dataset: kmnist\n");
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "-c", "mine.yaml"));
        Assert.StartsWith("mine.yaml:2:12: data.dataset: found kmnist: nothing in ", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dataset", "minst", "Did you mean mnist?")]
    [InlineData("--dataset", "digits", "If it is a folder, write ./digits")]
    [InlineData("--dataset", "", "")]
    public void A_slip_in_a_name_is_no_folder(string option, string value, string advice)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", option, value));
        Assert.StartsWith($"command line: {option}: found {(value.Length == 0 ? "nothing" : $"\"{value}\"")}, expected one of mnist, fashion-mnist, ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains(advice, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sources_are_one_too_many()
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--dataset", "kmnist", "--data-dir", "server"));
        Assert.Equal("command line: --data-dir: found './server' here and kmnist in --dataset, expected one value. Give it once.", _cli.Error.TrimEnd());
    }

    [Fact]
    public void A_folder_is_recorded_so_that_the_config_repeats_the_run()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--data-dir", "server", "--preset", "quick", "experiment.num_training_images=60", "-i", "2", "-q"));
        Assert.Equal(("./server", _cli.PathOf("server"), 10), (_cli.Loop.Request!.Config.Data.Dataset, _cli.Loop.Request.DataFolder, _cli.Loop.Request.Config.Classifier.NumClasses));
    }

    [Theory]
    [InlineData("OUROBOROS_DATA", "/elsewhere", "/elsewhere")]
    [InlineData("XDG_DATA_HOME", "/x", "/x/ouroboros/data")]
    [InlineData("HOME", "/home/me", "/home/me/.local/share/ouroboros/data")]
    public void Sets_live_where_the_environment_says(string variable, string value, string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other folders.");
        _cli.Variables.Clear();
        _cli.Variables[variable] = value;
        Assert.Equal(folder, new DataPlaces(_cli.Terminal()).Root);
    }

    [Fact]
    public void Without_a_home_the_variable_is_asked_for()
    {
        _cli.Variables.Clear();
        Assert.Equal(ExitCodes.Usage, _cli.Run("data", "list"));
        Assert.StartsWith("OUROBOROS_DATA: found nothing, and no HOME either", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private string Shown => _cli.Out.ReplaceLineEndings("\n");

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
}

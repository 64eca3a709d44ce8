using Ouroboros.Runs;
namespace Ouroboros.Cli.Tests.Commands;

/// <summary>What is wrong is told before anything is trained: one line each, exit code 2.</summary>
public sealed class RunErrorTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Theory]
    [InlineData("--vae-epoch", "command line: found an unknown option --vae-epoch, expected an option of ouroboros run. Did you mean --vae-epochs?")]
    [InlineData("--seed", "command line: found an unknown option --seed, expected an option of ouroboros run. Did you mean --random-seed?")]
    [InlineData("--dryrun", "command line: found an unknown option --dryrun, expected an option of ouroboros run. Did you mean --dry-run?")]
    [InlineData("--colour", "command line: found an unknown option --colour, expected an option of ouroboros run.")]
    [InlineData("-i", "command line: --iterations: found nothing, expected a value N.")]
    public void A_word_that_is_no_option(string word, string message) => Fails(message, "run", word);

    [Theory]
    [InlineData("-i", "ten", "--iterations: found \"ten\", expected a whole number from 1 to 1,000. Write it in digits.")]
    [InlineData("-i", "0", "--iterations: found \"0\", expected a whole number from 1 to 1,000. Choose one within that range.")]
    [InlineData("-i", "1.5", "--iterations: found \"1.5\", expected a whole number from 1 to 1,000. Only whole numbers make sense here.")]
    [InlineData("-i", "1e2", "--iterations: found \"1e2\", expected a whole number from 1 to 1,000. Write 100.")]
    [InlineData("-i", "010", "--iterations: found \"010\", expected a whole number from 1 to 1,000. A leading zero means base 8 to some YAML readers: write the number without it.")]
    [InlineData("-i", "", "--iterations: found nothing, expected a whole number from 1 to 1,000. Write a number, or leave the key out to take the default.")]
    [InlineData("-i", "99999999999999999999", "--iterations: found \"99999999999999999999\", expected a whole number from 1 to 1,000. Choose one within that range.")]
    [InlineData("-i", "-99999999999999999999", "--iterations: found \"-99999999999999999999\", expected a whole number from 1 to 1,000. Choose one within that range.")]
    [InlineData("-i", "1e20", "--iterations: found \"1e20\", expected a whole number from 1 to 1,000. Choose one within that range.")]
    [InlineData("-i", "1e99", "--iterations: found \"1e99\", expected a whole number from 1 to 1,000. Choose one within that range.")]
    [InlineData("-i", "2,8", "--iterations: found \"2,8\", expected a whole number from 1 to 1,000. Write a single number.")]
    [InlineData("-i", "1,000", "--iterations: found \"1,000\", expected a whole number from 1 to 1,000. Write 1000.")]
    [InlineData("-i", "60,000", "--iterations: found \"60,000\", expected a whole number from 1 to 1,000. Choose one within that range.")]
    [InlineData("--vae-lr", "0.1,0.01", "--vae-lr: found \"0.1,0.01\", expected a number above 0, at most 1,000. Write a single number.")]
    [InlineData("--vae-lr", "1e-3,1e-4", "--vae-lr: found \"1e-3,1e-4\", expected a number above 0, at most 1,000. Write a single number.")]
    [InlineData("--vae-lr", "1,2,3", "--vae-lr: found \"1,2,3\", expected a number above 0, at most 1,000. Write a single number.")]
    [InlineData("--vae-lr", "a,b", "--vae-lr: found \"a,b\", expected a number above 0, at most 1,000. Write a number, for example 0.001.")]
    [InlineData("--random-seed", "9223372036854775808", "--random-seed: found \"9223372036854775808\", expected a whole number from 0 to 2^63 - 1, or null (one is drawn). Choose one within that range.")]
    [InlineData("--random-seed", "9e18", "--random-seed: found \"9e18\", expected a whole number from 0 to 2^63 - 1, or null (one is drawn). Write 9000000000000000000.")]
    [InlineData("--vae-lr", "0", "--vae-lr: found \"0\", expected a number above 0, at most 1,000. Learning rates are small positive numbers, for example 0.001.")]
    [InlineData("--vae-lr", "nan", "--vae-lr: found \"nan\", expected a number above 0, at most 1,000. Write a number, for example 0.001.")]
    [InlineData("--vae-lr", "1e-60", "--vae-lr: found \"1e-60\", expected a number above 0, at most 1,000. Learning rates are small positive numbers, for example 0.001.")]
    [InlineData("--vae-lr", "0,001", "--vae-lr: found \"0,001\", expected a number above 0, at most 1,000. Write the decimals after a point.")]
    [InlineData("--random-seed", "-2", "--random-seed: found \"-2\", expected a whole number from 0 to 2^63 - 1, or null (one is drawn). Choose one within that range.")]
    [InlineData("--num-displayed-samples", "9", "--num-displayed-samples: found \"9\", expected a whole number from 10 to 1,000. Choose one within that range.")]
    [InlineData("--preset", "quik", "--preset: found \"quik\", expected one of quick, classic, reference-figures. Did you mean quick?")]
    public void A_value_that_does_not_suit(string option, string value, string message) =>
        Fails("command line: " + message, "run", option, value);

    [Theory]
    [InlineData("vae.epoch=3", "vae.epoch: found an unknown key, expected a key such as vae.epochs. Did you mean vae.epochs?")]
    [InlineData("iterations=3", "iterations: found an unknown key, expected a key such as vae.epochs. Did you mean experiment.iterations?")]
    [InlineData("epochs=3", "epochs: found an unknown key, expected a key such as vae.epochs. Did you mean vae.epochs or classifier.epochs?")]
    [InlineData("nonsense=3", "nonsense: found an unknown key, expected a key such as vae.epochs. ouroboros run --help lists the keys.")]
    [InlineData("nonsense", "found \"nonsense\", expected an option or KEY=VALUE. Write for example vae.epochs=20; ouroboros run --help lists options and keys.")]
    [InlineData("vae.layer_sizes=785,10", "vae.layer_sizes: found \"785\", expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. The first layer is the image, 28 x 28 pixels: begin the list with 784.")]
    [InlineData("classifier.layer_sizes=[783,10]", "classifier.layer_sizes: found \"783\", expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. The first layer is the image, 28 x 28 pixels: begin the list with 784.")]
    [InlineData("vae.layer_sizes=784", "vae.layer_sizes: found a list, expected a list of 2 to 20 layer widths (whole numbers from 1 to 16,384), the first 784. The list has 1 entry: write between 2 and 20 widths, [784, 256, 64] for example.")]
    [InlineData("visualization.colormap=viridi", "visualization.colormap: found \"viridi\", expected one of viridis, magma, inferno, plasma, cividis, gray. Did you mean viridis?")]
    [InlineData("experiment.num_training_images=60001", "experiment.num_training_images: found 60,001, expected at most the 60,000 images of the embedded MNIST. Write null to train on all.")]
    [InlineData("classifier.num_classes=9", "classifier.num_classes: found 9, expected at least the 10 classes of the embedded MNIST. Write 10.")]
    public void A_pair_that_does_not_suit(string pair, string message) => Fails("command line: " + message, "run", pair);

    [Fact]
    public void More_displayed_than_generated() => Fails(
        "command line: experiment.num_displayed_samples: found 100, expected at most num_generated_samples, 50. Display fewer or generate more.",
        "run", "--num-displayed-samples", "100", "--num-generated-samples", "50");

    [Fact]
    public void One_key_given_twice_with_two_values() => Fails(
        "command line: experiment.iterations: found 4 here and 3 in --iterations, expected one value. Give it once.",
        "run", "-i", "3", "experiment.iterations=4");

    [Fact]
    public void One_key_given_twice_with_one_value_is_fine() =>
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "-i", "3", "experiment.iterations=3"));

    [Fact]
    public void All_errors_are_told_together_each_once()
    {
        _cli.Write("bad.yaml", "vae:\n  epochs: ten\n  epoch: 3\n");
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "-c", "bad.yaml", "--threads", "0", "-i", "x", "--preset", "quik"));
        Assert.Equal(
            ["command line: --preset", "bad.yaml:2:11", "bad.yaml:3:3", "command line: --iterations", "command line: --threads"],
            _cli.Error.TrimEnd().Split(Environment.NewLine.ToCharArray(), StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[..line.IndexOf(": ", line.StartsWith("command", StringComparison.Ordinal) ? 14 : 0, StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_data_folder_that_is_not_there()
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--data-dir", "nowhere"));
        Assert.StartsWith("command line: --data-dir: found ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("no such folder", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_without_a_file_names_the_file()
    {
        _cli.Write("data/train-images-idx3-ubyte", "");
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--data-dir", "data"));
        Assert.Contains("t10k-labels-idx1-ubyte", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_data_file_is_told_before_anything_is_trained()
    {
        foreach (var file in new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
        {
            _cli.Write($"data/{file}", "not a data file at all");
        }

        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--data-dir", "data", "--dry-run"));
        Assert.Contains("ubyte", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("")]
    public void An_output_folder_that_is_neither_name_nor_full_path(string folder) => Fails(
        $"command line: --output-dir: found \"{folder}\", expected a name inside the experiments folder, or a full path. A path from the current folder would be ambiguous.",
        "run", "--output-dir", folder);

    [Fact]
    public void An_output_folder_with_files_in_it()
    {
        _cli.Write("experiments/mine/notes.txt", "precious");
        Fails(
            "command line: --output-dir: found experiments/mine with files in it, which are no run of this program, expected a folder that is new or empty. Choose another name.",
            "run", "--output-dir", "mine");
    }

    [Fact]
    public void An_output_folder_of_a_finished_run()
    {
        _cli.MakeRun("mine");
        _cli.Loop = new FakeLoop(_cli.Time);
        Fails(
            "command line: --output-dir: found experiments/mine, a finished run, expected a folder that is new or empty. Choose another name, or delete that run: ouroboros clean experiments/mine",
            "run", "--output-dir", "mine");
    }

    [Fact]
    public void An_output_folder_of_an_unfinished_run_offers_to_go_on()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        ManifestFile.Save(run, ManifestFile.Load(run) with { State = RunState.Running, GenerationsDone = 2 });
        _cli.Loop = new FakeLoop(_cli.Time);
        Fails(
            "command line: --output-dir: found experiments/mine, an unfinished run (2 of 4 generations done), expected a folder that is new or empty. "
            + "Choose another name, go on with that run: ouroboros resume experiments/mine, or delete it: ouroboros clean experiments/mine",
            "run", "--output-dir", "mine");
    }

    [Fact]
    public void An_output_folder_of_a_run_at_work()
    {
        var run = new RunFolder(_cli.MakeRun("mine"));
        ManifestFile.Save(run, ManifestFile.Load(run) with { State = RunState.Running, GenerationsDone = 2 });
        using var held = RunLock.Take(run);
        _cli.Loop = new FakeLoop(_cli.Time);
        Fails(
            $"command line: --output-dir: found experiments/mine, where process {Environment.ProcessId} is at work (2 of 4 generations done), expected a folder that is new or empty. Choose another name.",
            "run", "--output-dir", "mine");
    }

    [Theory]
    [InlineData("experiments")]
    [InlineData("experiments/deeper")]
    public void A_file_in_the_place_of_the_experiments_folder(string folder)
    {
        _cli.Write("experiments", "a file");
        Fails(
            "output.experiments_dir: found experiments, a file, expected a folder. Move the file, or set output.experiments_dir to another folder.",
            "run", "--preset", "quick", $"output.experiments_dir={folder}");
    }

    [Fact]
    public void A_file_on_the_way_to_the_output_folder()
    {
        var file = _cli.Write("notes", "a file");
        Fails(
            "command line: --output-dir: found notes, a file, expected a folder that is new or empty. Choose another name.",
            "run", "--output-dir", Path.Combine(file, "mine"));
    }

    [Fact]
    public void A_folder_that_the_system_refuses_is_trouble_with_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Nobody may make a folder in /proc.");
        Assert.Equal(ExitCodes.Files, _cli.Run("run", "--output-dir", "/proc/ouroboros"));
        Assert.Matches(
            @"^ouroboros: /proc/ouroboros: found no way to make this folder or to write to it \(.+\), expected one that can be written\. Choose another place",
            _cli.Error);
        Assert.Empty(_cli.Out);
    }

    [Theory]
    [InlineData("--preset", "quick", "classic", "quick and classic")]
    [InlineData("--output-dir", "a", "b", "a and b")]
    [InlineData("--iterations", "2", "3", "2 and 3")]
    public void An_option_given_two_values(string option, string first, string second, string found) => Fails(
        $"command line: {option}: found {found}, expected one value. Give it once.", "run", option, first, option, second);

    [Theory]
    [InlineData("-preset", "--preset")]
    [InlineData("-random-seed=3", "--random-seed")]
    public void One_dash_too_few(string word, string meant) => Fails(
        $"command line: found an unknown option {word.Split('=')[0]}, expected an option of ouroboros run. Did you mean {meant}?",
        "run", word, "quick");

    [Fact]
    public void On_a_terminal_messages_break_between_words()
    {
        _cli.OutIsTerminal = true;
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "-i", "010"));
        var lines = _cli.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.InRange(lines.Length, 2, 4);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Contains("write the number without it.", string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private void Fails(string message, params string[] args)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run(args));
        Assert.Equal(message, _cli.Error.Split('\n')[0].TrimEnd('\r'));
        Assert.Null(_cli.Loop.Request);
        Assert.Empty(_cli.Out);
    }
}

using Ouroboros.Configuration;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    [Theory]
    [InlineData("-i", "5", "experiment.iterations", "5")]
    [InlineData("--iterations", "5", "experiment.iterations", "5")]
    [InlineData("-b", "64", "experiment.batch_size", "64")]
    [InlineData("--batch-size", "64", "experiment.batch_size", "64")]
    [InlineData("--num-generated-samples", "2000", "experiment.num_generated_samples", "2000")]
    [InlineData("--num-displayed-samples", "30", "experiment.num_displayed_samples", "30")]
    [InlineData("--random-seed", "77", "experiment.random_seed", "77")]
    [InlineData("--vae-lr", "1e-2", "vae.learning_rate", "0.01")]
    [InlineData("--vae-epochs", "4", "vae.epochs", "4")]
    [InlineData("--classifier-lr", "0.02", "classifier.learning_rate", "0.02")]
    [InlineData("--classifier-epochs", "6", "classifier.epochs", "6")]
    public void Each_option_sets_its_key(string option, string value, string path, string expected)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", option, value));
        Assert.Equal(expected, Value(path));
    }

    [Fact]
    public void Every_key_can_be_set_as_a_pair()
    {
        foreach (var key in ConfigKeys.All)
        {
            var value = key.Path switch
            {
                "experiment.iterations" => "2",
                "vae.layer_sizes" or "classifier.layer_sizes" => "[784, 33]",
                "visualization.colormap" => "magma",
                "data.dataset" => "mnist",
                "data.shuffle" => "true",
                "output.experiments_dir" => "elsewhere",
                "output.keep_datasets" => "last",
                "regime.kind" => "mix",
                "regime.real_source" => "fresh",
                "regime.balance_classes" => "true",
                "regime.warm_start" => "false",
                "regime.label_source" => "initial",
                _ when key.Type.Placeholder == "X" => "0.05",
                _ => "30",
            };
            Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", $"{key.Path}={value}"));
            Assert.Equal(value, Value(key.Path).Trim('\''));
        }
    }

    [Theory]
    [InlineData("vae.layer_sizes=784,33,7")]
    [InlineData("vae.layer_sizes=[784,33,7]")]
    [InlineData("vae.layer_sizes=[ 784, 33 , 7 ]")]
    public void A_list_needs_no_brackets(string pair)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", pair));
        Assert.Equal("[784, 33, 7]", Value("vae.layer_sizes"));
    }

    [Fact]
    public void The_order_of_words_does_not_matter()
    {
        _cli.Run("run", "vae.epochs=3", "--preset", "quick", "-i", "2", "--random-seed", "1");
        var one = ConfigText.Write(_cli.Loop.Request!.Config);
        _cli.Run("run", "--random-seed", "1", "-i", "2", "--preset", "quick", "vae.epochs=3");
        Assert.Equal(one, ConfigText.Write(_cli.Loop.Request!.Config));
    }

    [Fact]
    public void A_seed_is_drawn_when_none_is_given_and_differs_from_run_to_run()
    {
        _cli.Run("run", "--preset", "quick");
        var first = _cli.Loop.Request!.Config.Experiment.RandomSeed;
        Assert.Contains($"seed    {first}, drawn", _cli.Out, StringComparison.Ordinal);
        _cli.Run("run", "--preset", "quick", "--random-seed", "-1");
        var second = _cli.Loop.Request!.Config.Experiment.RandomSeed;
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Threads_data_and_folder_reach_the_loop()
    {
        var folder = _cli.PathOf("elsewhere");
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "--threads", "3", "--output-dir", folder));
        var request = _cli.Loop.Request!;
        Assert.Equal(3, request.Threads);
        Assert.Null(request.DataFolder);
        Assert.Equal(folder, request.OutputFolder);
        Assert.Equal(["run", "--preset", "quick", "--threads", "3", "--output-dir", folder], request.CommandLine);
    }

    [Fact]
    public void Without_threads_every_core_works()
    {
        _cli.Processors = 7;
        _cli.Run("run", "--preset", "quick");
        Assert.Equal(7, _cli.Loop.Request!.Threads);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("257")]
    [InlineData("two")]
    [InlineData("1.5")]
    public void Threads_out_of_range_are_an_error(string threads)
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("run", "--threads", threads));
        Assert.StartsWith($"command line: --threads: found \"{threads}\", expected a whole number from 1 to 256", _cli.Error, StringComparison.Ordinal);
        Assert.Null(_cli.Loop.Request);
    }

    [Fact]
    public void Quiet_prints_the_folder_and_nothing_else()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-b", "20000", "--quiet"));
        Assert.Equal(_cli.PathOf("experiments/run_2026-01-31_14-05-09") + Environment.NewLine, _cli.Out);
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void An_interrupted_run_says_where_it_stopped_and_exits_as_the_shell_expects()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Loop.AfterGeneration = generation =>
        {
            if (generation == 2)
            {
                _cli.Interruption.Interrupt(ExitCodes.Terminated);
            }
        };
        Assert.Equal(143, _cli.Run("run", "--preset", "quick", "--output-dir", "mine"));
        Assert.Equal(
            ["ouroboros: interrupted in generation 3 of 14. Everything computed so far is saved in", "  experiments/mine", "Go on with", "  ouroboros resume experiments/mine"],
            _cli.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public void A_run_that_is_interrupted_at_once_has_nothing_to_go_on_with()
    {
        _cli.Interruption.Interrupt(ExitCodes.Interrupted);
        Assert.Equal(130, _cli.Run("run", "--preset", "quick"));
        Assert.Equal("ouroboros: interrupted before anything was computed.", _cli.Error.TrimEnd());
    }

    [Fact]
    public void A_run_that_leaves_no_files_leaves_no_folder()
    {
        _cli.Loop.AfterGeneration = _ => throw new IOException("No space left on device");
        Assert.Equal(ExitCodes.Files, _cli.Run("run", "--preset", "quick"));
        Assert.Equal("ouroboros: No space left on device" + Environment.NewLine, _cli.Error);
        Assert.Empty(Directory.GetDirectories(_cli.PathOf("experiments")));
    }

    [Fact]
    public void An_error_of_the_program_shows_where_it_happened()
    {
        _cli.Loop.AfterGeneration = _ => throw new InvalidOperationException("a bug");
        Assert.Equal(ExitCodes.Internal, _cli.Run("run", "--preset", "quick"));
        Assert.Contains("please report", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: a bug", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("experiment.batch_size=10001", "experiment.batch_size: 10,001 images in a batch")]
    [InlineData("experiment.num_displayed_samples=27", "experiment.num_displayed_samples: 27 is not a multiple of 10; rounded down to 20")]
    [InlineData("vae.learning_rate=0.2", "vae.learning_rate: a rate of 0.2 is above 0.1")]
    [InlineData("classifier.learning_rate=1", "classifier.learning_rate: a rate of 1 is above 0.1")]
    public void What_is_odd_is_a_warning_and_the_run_goes_on(string pair, string warning)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", pair));
        Assert.StartsWith($"ouroboros: warning: command line: {warning}", _cli.Error, StringComparison.Ordinal);
        Assert.NotNull(_cli.Loop.Request);
    }

    [Theory]
    [InlineData("experiment.batch_size=10000")]
    [InlineData("experiment.num_displayed_samples=20")]
    [InlineData("vae.learning_rate=0.1")]
    public void What_is_just_within_limits_is_no_warning(string pair)
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", pair));
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void The_first_images_of_a_sorted_folder_are_warned_of_unless_shuffled()
    {
        SmallDigits.Write(_cli.PathOf("sorted"), train: 400, test: 60, sorted: true);
        string[] words = ["run", "--data-dir", "sorted", "--preset", "quick", "-i", "2", "experiment.num_training_images=100", "metrics.images=30", "--num-generated-samples", "100"];
        Assert.Equal(ExitCodes.Success, _cli.Run(words));
        Assert.StartsWith("ouroboros: warning: command line: experiment.num_training_images: the first 100 images are not representative of ", _cli.Error, StringComparison.Ordinal);

        Assert.Contains("no image of class 3, 4, 5, 6, 7, 8, 9. Its images may be sorted; data.shuffle=true", _cli.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Success, _cli.Run([.. words, "data.shuffle=true"]));
        Assert.Empty(_cli.Error);
        Assert.Equal("true", Value("data.shuffle"));
    }

    [Fact]
    public void Displayed_samples_run_rounded_down()
    {
        _cli.Run("run", "--preset", "quick", "--num-displayed-samples", "39");
        Assert.Equal("30", Value("experiment.num_displayed_samples"));
    }

    [Fact]
    public void A_plain_run_prints_a_line_a_generation_and_a_summary()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("run", "--preset", "quick", "-i", "4", "--vae-epochs", "10", "--num-generated-samples", "1000", "experiment.num_training_images=1000", "--random-seed", "7"));
        Assert.Equal(
            """
            config  preset quick
            seed    7
            folder  experiments/run_2026-01-31_14-05-09
            real data: effective classes 9.50, 11.0 % are 1s (classifier 1)
            generation 1/4: effective classes 8.50, 11.0 % are 1s (classifier 1), real test accuracy 93.0 %, VAE loss 30.00, elapsed 0:13, left 0:39
            generation 2/4: effective classes 7.50, 11.0 % are 1s (classifier 1), real test accuracy 93.0 %, VAE loss 30.00, elapsed 0:26, left 0:26
            generation 3/4: effective classes 1.20, 99.8 % are 8s (classifier 1), real test accuracy 93.0 %, VAE loss 30.00, elapsed 0:39, left 0:13
            generation 4/4: effective classes 1.20, 99.8 % are 8s (classifier 1), real test accuracy 93.0 %, VAE loss 30.00, elapsed 0:52

            Fell from 9.5 to 1.2 effective classes in 4 generations: below 2 from generation 3 on, levelling off near 1.2; generation 1's classifier labels 99.8 % of the last samples as 8.
            Effective classes are exp of the entropy of the labels: as many as there are classes if all are equally common, 1 if only one is left.
            A run has collapsed from the first generation that has, like all later ones, fewer than 2 effective classes.

            4 generations in 0:52. Look at experiments/run_2026-01-31_14-05-09:
              report.html         all of it in one page: open it in a browser
              model_collapse.gif  the generations as an animation
              samples/            what each generation made
              plots/              loss, accuracy, labels, latent space
              metrics.csv         the numbers
            The same again:
              ouroboros run -c experiments/run_2026-01-31_14-05-09/config.yaml

            """.ReplaceLineEndings("\n"),
            _cli.Out.ReplaceLineEndings("\n"));
    }

    public void Dispose() => _cli.Dispose();

    private string Value(string path) => ConfigKeys.Find(path)!.Format(_cli.Loop.Request!.Config);
}

using System.Text;
using Ouroboros.Cli.Running;
using Ouroboros.Cli.Tests.Crashes;
using Ouroboros.OpenCl;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests;

/// <summary>Standard output that is full or closed: the work is done all the same, and standard error says what is lost.</summary>
public sealed class StandardStreamTests : IDisposable
{
    private const string Full = "ouroboros: standard output: No space left on device. Further output is lost; the work goes on.";
    private const string Closed = "ouroboros: standard output: the pipe is closed. Further output is lost; the work goes on.";

    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(0, false, "run", "--preset", "quick", "-i", "2", "--output-dir", "new")]
    [InlineData(90, false, "run", "--preset", "quick", "-i", "2", "--output-dir", "new")]
    [InlineData(0, true, "run", "--preset", "quick", "-i", "2", "--output-dir", "new", "--quiet")]
    [InlineData(90, true, "run", "--preset", "quick", "-i", "2", "--output-dir", "new", "--seeds", "1,2", "--jobs", "1")]
    [InlineData(90, false, "sweep", "--preset", "quick", "-i", "2", "--output-dir", "new", "vae.latent_dim=2,4", "--jobs", "1")]
    public void A_run_goes_to_its_end_and_names_its_folder(int characters, bool isClosed, params string[] words)
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        Limit(characters, isClosed);
        Assert.Equal(ExitCodes.Files, _cli.Run(words));
        Assert.Equal(
            $"{(isClosed ? Closed : Full)}\nouroboros: everything computed is saved in\n  {Path.Combine("experiments", "new")}\n", _cli.Error.ReplaceLineEndings("\n"));
        Assert.True(isClosed || _cli.Out.Length == characters);
        _cli.Output = (output, _) => output;
        Assert.Equal(ExitCodes.Success, _cli.Run("verify", "new"));
        Assert.Equal(ExitCodes.Success, _cli.Run("list"));
        Assert.Contains("finished", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_interrupted_keeps_its_exit_code_and_says_how_to_resume()
    {
        _cli.Loop = new FakeLoop(_cli.Time) { WritesFiles = true };
        _cli.Loop.AfterGeneration = _ => _cli.Interruption.Interrupt(ExitCodes.Terminated);
        Limit(0, isClosed: false);
        Assert.Equal(ExitCodes.Terminated, _cli.Run("run", "--preset", "quick", "-i", "2", "--output-dir", "new"));
        Assert.StartsWith(Full, _cli.Error, StringComparison.Ordinal);
        Assert.EndsWith($"ouroboros resume {Path.Combine("experiments", "new")}", _cli.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("info")]
    [InlineData("verify", "mine")]
    [InlineData("export", "mine")]
    [InlineData("report", "mine")]
    [InlineData("resume", "mine")]
    [InlineData("compare", "mine", "--table")]
    [InlineData("gif", "--list")]
    [InlineData("clean", "mine", "--yes")]
    [InlineData("run", "--preset", "quick", "--dry-run")]
    [InlineData("data", "list")]
    [InlineData("theory")]
    [InlineData("theory", "gaussian", "--chains", "10", "--generations", "2")]
    public void A_full_disk_is_told_once_and_a_closed_pipe_is_no_error_where_nothing_is_saved(params string[] words)
    {
        _cli.MakeRun("mine");
        _cli.FindDevices = () => new ClDevices { Problem = "There is none." };
        _cli.Variables[DataPlaces.Variable] = "sets";
        foreach (var isClosed in new[] { false, true })
        {
            Limit(0, isClosed);
            Assert.Equal(isClosed ? ExitCodes.Success : ExitCodes.Files, _cli.Run(words));
            Assert.Equal(isClosed ? 0 : 1, _cli.Error.Split("standard output").Length - 1);
            Assert.True(isClosed || _cli.Error.StartsWith(Full, StringComparison.Ordinal));
            if (words[0] == "clean")
            {
                Assert.False(Directory.Exists(_cli.PathOf("experiments/mine")));
                break;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_question_that_cannot_be_shown_is_not_answered(bool isClosed)
    {
        _cli.MakeRun("mine");
        _cli.Answer = "y";
        Limit(0, isClosed);
        Assert.Equal(ExitCodes.Files, _cli.Run("clean", "mine"));
        Assert.Contains("the question could not be shown", _cli.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_cli.PathOf("experiments/mine")));
    }

    [Fact]
    public void Errors_that_cannot_be_told_end_nothing()
    {
        var error = new StandardStream(new Limited(TextWriter.Null, 0), () => false, _ => { }, () => false);
        error.WriteLine("ouroboros: warning: ...");
        error.WriteLine();
        Assert.True(error.IsLost);
    }

    [Theory]
    [InlineData("> /dev/full", "No space left on device")]
    [InlineData("| { exec 0<&-; touch gone; }", "the pipe is closed")]
    public void The_built_program_finishes_a_run_that_nobody_can_read(string end, string reason)
    {
        Linux.Only();
        SmallDigits.Write(_cli.PathOf("digits"), 60, 20);
        const string wait = "while [ -n \"$WAIT\" ] && [ ! -e gone ]; do sleep 0.01; done";
        using var shell = StartedProgram.Start(
            "bash", ["-c", $"{{ {wait}; dotnet \"$@\"; echo \"code $?\" >&2; }} {end}", "bash"], _cli.Folder,
            ["run", "--data-dir", "digits", "--output-dir", "mine", "-i", "1", "-b", "20", "--vae-epochs", "1", "--classifier-epochs", "1",
                "--num-generated-samples", "20", "vae.layer_sizes=[784,9]", "vae.latent_dim=2", "classifier.layer_sizes=[784,9]", "metrics.images=0"],
            ("WAIT", end.StartsWith('|') ? "yes" : ""));
        var (_, _, error) = shell.Wait();
        Assert.Contains($"ouroboros: standard output: {reason}", error, StringComparison.Ordinal);
        Assert.EndsWith($"code {ExitCodes.Files}", error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(RunState.Finished, ManifestFile.Load(new RunFolder(_cli.PathOf("experiments/mine"))).State);
    }

    private void Limit(int characters, bool isClosed) => _cli.Output = (output, error) =>
    {
        var limited = new Limited(output, characters);
        return isClosed
            ? Terminal.Output(output, () => output.ToString()!.Length >= characters, error, () => _cli.Interruption.IsDeferred)
            : Terminal.Output(limited, () => false, error, () => _cli.Interruption.IsDeferred);
    };

    /// <summary>A full disk.</summary>
    private sealed class Limited(TextWriter inner, int room) : TextWriter
    {
        private int _room = room;

        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            if (_room-- <= 0)
            {
                throw new IOException("No space left on device");
            }

            inner.Write(value);
        }
    }
}

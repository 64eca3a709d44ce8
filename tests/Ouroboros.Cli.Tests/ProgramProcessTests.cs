using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests;

/// <summary>The built program, called as a user calls it.</summary>
public sealed class ProgramProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ouroboros-process-").FullName;

    [Theory]
    [InlineData("--help", "Usage: ouroboros COMMAND [options]")]
    [InlineData("run --help", "Usage: ouroboros run [options] [KEY=VALUE...]")]
    [InlineData("gif -h", "Usage: ouroboros gif [RUN] [options]")]
    [InlineData("list -h", "Usage: ouroboros list [options]")]
    [InlineData("verify -h", "Usage: ouroboros verify RUN... [options]")]
    [InlineData("clean -h", "Usage: ouroboros clean RUN... [options]")]
    [InlineData("info -h", "Usage: ouroboros info [options]")]
    [InlineData("--version", "ouroboros ")]
    [InlineData("info", "data set")]
    [InlineData("info --benchmark --threads 1", "VAE training    ")]
    [InlineData("list", "No runs in experiments.")]
    [InlineData("run --preset quick --dry-run", "Nothing was trained (--dry-run).")]
    [InlineData("run --preset quick --dry-run --threads 1", ", measured just now")]
    public void What_is_asked_for_goes_to_standard_output(string arguments, string part)
    {
        var (code, output, error) = Call(arguments);
        Assert.Equal(0, code);
        Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("run --vae-epoch 3", "command line: found an unknown option --vae-epoch")]
    [InlineData("run -c nowhere.yaml", "nowhere.yaml: found no such file")]
    [InlineData("run -c bad.yaml", "bad.yaml:2:11: vae.epochs: found \"ten\"")]
    [InlineData("run --threads 0", "command line: --threads: found \"0\"")]
    [InlineData("run --data-dir .", "command line: --data-dir: found ")]
    [InlineData("frobnicate", "command line: found \"frobnicate\"")]
    [InlineData("gif", "ouroboros gif: found no run with samples")]
    [InlineData("verify nothing", "command line: found no folder \"nothing\"")]
    [InlineData("clean nothing", "command line: found no folder \"nothing\"")]
    public void Mistakes_go_to_standard_error_with_exit_code_2(string arguments, string part)
    {
        File.WriteAllText(Path.Combine(_folder, "bad.yaml"), "vae:\n  epochs: ten\n");
        var (code, output, error) = Call(arguments);
        Assert.Equal(2, code);
        Assert.StartsWith(part, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public void Kernels_that_do_not_exist_are_told_before_anything_else()
    {
        var (code, output, error) = BuiltProgram.Call(_folder, ["run", "--preset", "quick"], ("OUROBOROS_KERNELS", "foo"));
        Assert.Equal(2, code);
        Assert.Equal(
            "OUROBOROS_KERNELS: found \"foo\", expected one of avx512, avx2, vector128, scalar, reference. Leave it unset for the best.",
            error.TrimEnd());
        Assert.Empty(output);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Training_that_diverges_is_told_with_exit_code_4_and_recorded()
    {
        SmallDigits.Write(Path.Combine(_folder, "digits"), train: 40, test: 10);
        var (code, _, error) = Call(
            "run --data-dir digits --output-dir wild -i 1 -b 20 --vae-epochs 2 --vae-lr 1000 --num-generated-samples 20 "
            + "--random-seed 1 vae.layer_sizes=[784,16] vae.latent_dim=3 classifier.layer_sizes=[784,16] --quiet");
        Assert.Equal(ExitCodes.Diverged, code);
        Assert.Matches("^ouroboros: training diverged: the loss of the vae is [^ ]+ in generation 1, epoch [12], step [12] of 2. Lower vae.learning_rate, which is 1000.", error);
        Assert.Equal(RunState.Failed, ManifestFile.Load(new RunFolder(Path.Combine(_folder, "experiments", "wild"))).State);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Output, string Error) Call(string arguments) =>
        BuiltProgram.Call(_folder, arguments.Split(' '));
}

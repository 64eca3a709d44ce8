using Ouroboros.Bench.Measuring;
using Ouroboros.Bench.Pytorch;
using Ouroboros.Numerics;

namespace Ouroboros.Bench.Tests.Pytorch;

public sealed class PeersTests
{
    private const int Images = 512;

    [Fact]
    public void The_pytorch_program_takes_our_sizes_and_prints_a_line_that_we_understand()
    {
        var setup = new Setup(Backends.Choose(null), Threads: 1, "quick", Rounds: 1);
        var time = EpochProcess.Run(Peers.Pytorch(Python(), setup, Images, "--loader"), out var line);
        Assert.Equal(Images, time.Images);
        Assert.True(time.Seconds > 0);
        Assert.Contains("loader=True threads=1 torch=", line);

        // Reconstruction is below a quarter for each pixel once a network has learned that most of an image is empty.
        Assert.InRange(time.Loss, 1, 784 / 4.0);
    }

    [Fact]
    public void A_program_that_fails_is_an_error_that_names_it()
    {
        var setup = new Setup(Backends.Choose(null), Threads: 1, "quick", Rounds: 1);
        var start = Peers.Pytorch(Python(), setup, Images);
        start.ArgumentList.Add("--no-such-option");
        var error = Assert.Throws<BenchException>(() => EpochProcess.Run(start, out _));
        Assert.Contains("torch_vae.py", error.Message);
    }

    private static string Python()
    {
        try
        {
            return PythonWithTorch.Find();
        }
        catch (BenchException)
        {
            Assert.Skip("No Python with PyTorch.");
            throw;
        }
    }
}

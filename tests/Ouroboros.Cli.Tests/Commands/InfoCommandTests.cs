using Ouroboros.Numerics;
using Ouroboros.OpenCl;
using Ouroboros.Performance;

namespace Ouroboros.Cli.Tests.Commands;

public sealed class InfoCommandTests : IDisposable
{
    private static readonly ClDevice Device = SampleDevices.Gpu(1, "Card") with { ComputeUnits = 40 };

    private readonly CliFixture _cli = new();
    private readonly List<FakeSpeedTest> _tests = [];

    public InfoCommandTests()
    {
        _cli.FindDevices = () => new ClDevices { Problem = "There is no OpenCL library here (libOpenCL.so)." };
        _cli.CreateSpeedTest = threads =>
        {
            _tests.Add(new FakeSpeedTest(threads));
            return _tests[^1];
        };
    }

    [Fact]
    public void Without_the_option_nothing_is_measured()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("info"));
        Assert.Empty(_tests);
        Assert.DoesNotContain("GFLOP", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_devices_it_says_why()
    {
        _cli.Run("info");
        Assert.Matches(@"\ndevices +only the processor\. There is no OpenCL library here \(libOpenCL\.so\)\.\n", _cli.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Devices_are_listed_with_memory_and_measured_if_they_can_be_used()
    {
        ClDevice[] devices = [Device, Device with { Number = 2, Name = "Toy", Kind = ClDeviceKind.Accelerator, Lack = "it has no fused multiply-add" }];
        _cli.FindDevices = () => new ClDevices { All = devices };
        _cli.CompileKernels = device => device == Device ? Backends.Choose("scalar") : throw new InvalidOperationException("It cannot be used.");
        Assert.Equal(ExitCodes.Success, _cli.Run("info", "--benchmark", "--threads", "1"));
        Assert.Matches(@"\ndevice 1 +Card: GPU, 8\.0 GB, 40 units at 1,000 MHz, Platform 1\.2\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Matches(@"\ndevice 2 +Toy: accelerator, 8\.0 GB, 40 units at 1,000 MHz, Platform 1\.2; cannot be used: it has no fused multiply-add\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.Matches(@"\nVAE training +device 1 +10,000 +50\.0 +100\.0 +50 %\n", _cli.Out.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("device 2 ", _cli.Out.Split("workload")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_fails_is_told_of_and_the_rest_is_measured()
    {
        _cli.FindDevices = () => new ClDevices { All = [Device] };
        _cli.CompileKernels = _ => throw new DeviceException("Card: its driver could not compile the kernels.");
        Assert.Equal(ExitCodes.Success, _cli.Run("info", "--benchmark", "--threads", "1"));
        Assert.Equal("ouroboros: warning: Card: its driver could not compile the kernels.", _cli.Error.TrimEnd());
        Assert.Contains("evaluation", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_benchmark_shows_medians_by_share_of_the_peak_for_one_thread_and_for_all()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("info", "--benchmark", "--threads", "4"));
        Assert.Equal([1, 4], _tests.Select(test => test.Threads));
        Assert.All(_tests, test => Assert.True(test.IsDisposed));
        Assert.Matches(@"(^|\n)threads +4 ", _cli.Out);
        Assert.EndsWith(
            """

            The default networks and batches (preset classic), kernels scalar, medians of 5 short turns:

            workload             threads  images/s  GFLOP/s  peak GFLOP/s  share of peak
            VAE training               1    10,000     50.0         100.0           50 %
            classifier training        1    20,000     50.0         100.0           50 %
            sampling                   1    30,000     50.0         100.0           50 %
            evaluation                 1    40,000     50.0         100.0           50 %
            VAE training               4    40,000    200.0         400.0           50 %
            classifier training        4    80,000    200.0         400.0           50 %
            sampling                   4   120,000    200.0         400.0           50 %
            evaluation                 4   160,000    200.0         400.0           50 %

            GFLOP/s: 1,000,000,000 multiplications and additions a second.
            Peak: what the processor did with nothing else to do, right before and after.
            Shared machines wander: the shares say more than the speeds.

            """.ReplaceLineEndings("\n"),
            _cli.Out.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void One_thread_is_measured_once()
    {
        Assert.Equal(ExitCodes.Success, _cli.Run("info", "--benchmark", "--threads", "1"));
        Assert.Equal([1], _tests.Select(test => test.Threads));
        Assert.DoesNotContain("together", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_that_give_too_little_are_told_of()
    {
        _cli.CreateSpeedTest = threads => new FakeSpeedTest(Math.Min(threads, 2));
        Assert.Equal(ExitCodes.Success, _cli.Run("info", "--benchmark", "--threads", "3"));
        Assert.Contains(
            "3 threads together reached 2.0 times the peak of one: other programs are at work, or there are fewer cores than threads.",
            _cli.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_for_a_terminal_and_gone_in_the_end()
    {
        _cli.OutIsTerminal = true;
        _cli.Run("info", "--benchmark", "--threads", "2");
        Assert.Contains("measuring with 2 threads: turn 3 of 5 ...", _cli.Error, StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[K", _cli.Error, StringComparison.Ordinal);
        _cli.Variables["TERM"] = "dumb";
        _cli.Run("info", "--benchmark", "--threads", "2");
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public void It_can_be_interrupted()
    {
        _cli.CreateSpeedTest = threads => new FakeSpeedTest(threads) { BeforeMeasuring = () => _cli.Interruption.Interrupt(ExitCodes.Interrupted) };
        Assert.Equal(ExitCodes.Interrupted, _cli.Run("info", "--benchmark"));
        Assert.DoesNotContain("GFLOP", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_out_of_range_are_an_error()
    {
        Assert.Equal(ExitCodes.Usage, _cli.Run("info", "--threads", "257"));
        Assert.Equal(
            "command line: --threads: found \"257\", expected a whole number from 1 to 256. Choose one within that range.", _cli.Error.TrimEnd());
        Assert.Empty(_cli.Out);
    }

    public void Dispose() => _cli.Dispose();

    /// <summary>Shares of 30, 60, 50, 40 and 70 % after a first one of 10 %, which only warms up.</summary>
    private sealed class FakeSpeedTest(int threads) : ISpeedTest
    {
        private static readonly double[] Shares = [0.1, 0.3, 0.6, 0.5, 0.4, 0.7];
        private readonly Dictionary<Workload, int> _calls = [];

        public int Threads => threads;

        public bool IsDisposed { get; private set; }

        public Action BeforeMeasuring { get; init; } = () => { };

        public Speed Measure(Workload workload, CancellationToken cancellation = default)
        {
            BeforeMeasuring();
            cancellation.ThrowIfCancellationRequested();
            var call = _calls.GetValueOrDefault(workload);
            _calls[workload] = call + 1;
            var share = Shares[call];
            var images = threads * ((int)workload + 1) * 1_000;
            return new Speed(workload, images, 0.05 / share, share * threads * 100e9, threads * 100e9);
        }

        public void Dispose() => IsDisposed = true;
    }
}

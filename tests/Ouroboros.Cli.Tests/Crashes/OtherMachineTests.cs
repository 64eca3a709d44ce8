using Ouroboros.Numerics;

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>A checkpoint of one machine goes on on another, as far as one machine can play two.</summary>
public sealed class OtherMachineTests(UninterruptedRuns whole)
{
    [Theory]
    [InlineData("avx2")]
    [InlineData("reference")]
    public void The_middle_of_an_epoch_goes_on_with_other_threads_and_other_kernels(string kernels)
    {
        Linux.Only();
        Assert.SkipUnless(Backends.All.Any(set => set.Name == kernels && set.IsSupported), $"The processor has no {kernels}.");
        using var run = InterruptedInMidEpoch();
        Assert.Equal((Backends.Choose(null).Name, 8), (run.Manifest.Machine.Kernels, run.Manifest.Machine.Threads));

        run.Resume(["--threads", "1"], (Backends.EnvironmentVariable, kernels)).MustFinish();
        var machine = Assert.Single(run.Manifest.Resumed).Machine;
        Assert.Equal((kernels, 1), (machine.Kernels, machine.Threads));
        run.MustEqualUninterrupted();
    }

    // With all the speed there is: a signal may come between two epochs, or after the end. Then it was another run's.
    private TestedRun InterruptedInMidEpoch()
    {
        while (true)
        {
            var run = new TestedRun(whole, Experiment.Short);
            using (var program = run.Begin(threads: 8))
            {
                program.Until(() => run.HasLogged("generation 3: vae epoch 1 "));
                program.Send(UnixSignal.Interrupt);
                if (program.Wait().Code == ExitCodes.Interrupted && run.Checkpoint is { Step: > 0 })
                {
                    return run;
                }
            }

            run.Dispose();
        }
    }
}

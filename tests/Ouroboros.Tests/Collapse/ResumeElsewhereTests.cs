using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Collapse;

/// <summary>A run that is interrupted and goes on on another kind of machine: with other kernels, other threads, on a device and back.</summary>
public sealed class ResumeElsewhereTests(RealDigits digits) : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    /// <summary>The checkpoint of mid-epoch, made by the widest kernels with eight threads.</summary>
    [Theory]
    [MemberData(nameof(AllKernels))]
    public void Kernels_and_threads_may_change_where_a_run_is_interrupted(string kernels, string model)
    {
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, ResumableRun.Smallest).Go(whole);
        var folder = new RunFolder(_temporary.File("moved"));
        using var interrupter = new Interrupter(position => position is { Generation: 2, Epoch: 2, Step: 0 } && $"{position.Model}" == model);
        var widest = new ResumableRun(digits, ResumableRun.Smallest)
        {
            Kernels = Backends.Choose(null).Name,
            Threads = 8,
            Observer = interrupter,
            Cancellation = interrupter.Token,
        };
        Assert.Throws<OperationCanceledException>(() => widest.Go(folder));
        Assert.EndsWith("_epoch_2_step_1.safetensors", ManifestFile.Load(folder).Checkpoint, StringComparison.Ordinal);
        new ResumableRun(digits, ResumableRun.Smallest) { Kernels = kernels, Threads = 1 }.Go(folder);
        Assert.Equal(whole.HashFiles(), folder.HashFiles());
    }

    /// <summary>Begun on a device, interrupted at every third checkpoint, resumed on the processor, then on the device, and so on.</summary>
    [Fact]
    public void A_run_may_move_between_a_device_and_the_processor()
    {
        Assert.SkipWhen(Tests.Kernels.Devices.Count == 0, "No OpenCL device is here.");
        var whole = new RunFolder(_temporary.File("whole"));
        new ResumableRun(digits, ResumableRun.Smallest).Go(whole);
        foreach (var device in Tests.Kernels.Devices)
        {
            var folder = new RunFolder(_temporary.File(device));
            string[] places = [device, Backends.Choose(null).Name];
            var moves = 0;
            while (!folder.Has(RunFiles.Manifest) || ManifestFile.Load(folder).State != RunState.Finished)
            {
                using var interrupter = new Interrupter(3);
                try
                {
                    new ResumableRun(digits, ResumableRun.Smallest) { Kernels = places[moves % 2], Observer = interrupter, Cancellation = interrupter.Token }.Go(folder);
                }
                catch (OperationCanceledException)
                {
                    moves++;
                }
            }

            Assert.InRange(moves, 6, 22);
            Assert.Equal(whole.HashFiles(), folder.HashFiles());
        }
    }

    public static TheoryData<string, string> AllKernels
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in Tests.Kernels.Supported)
            {
                data.Add(row.Data, "Vae");
                data.Add(row.Data, "Classifier");
            }

            return data;
        }
    }
}

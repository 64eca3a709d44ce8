using System.Runtime.InteropServices;
using Ouroboros.Numerics.Random;
using Ouroboros.OpenCl;

namespace Ouroboros.Numerics.Tests.OpenCl;

/// <summary>Devices, what they tell of themselves, and what goes wrong with them.</summary>
public sealed class OpenClDeviceTests
{
    /// <summary>So that a test run says whether the other tests of this folder, and the devices in all equality tests, were there.</summary>
    [Fact]
    public void A_device_is_here_and_tells_what_it_is()
    {
        var device = UsableDevices.First.Device;
        Assert.InRange(device.Number, 1, int.MaxValue);
        Assert.NotEmpty(device.Name);
        Assert.NotEmpty(device.Platform);
        Assert.NotEmpty(device.Driver);
        Assert.InRange(device.MemoryBytes, 1 << 20, long.MaxValue);
        Assert.InRange(device.LargestBufferBytes, 1 << 20, device.MemoryBytes);
        Assert.InRange(device.ComputeUnits, 1, int.MaxValue);
    }

    /// <summary>A driver that compiles nothing at all is no fault of the kernels; one that compiles others and not ours, or computes ours otherwise, is.</summary>
    [Fact]
    public void A_device_that_compiles_anything_compiles_the_kernels_and_equals_the_processor()
    {
        foreach (var device in ClDevices.Find().All.Where(device => device.Lack is null))
        {
            if (CompilesAnything(device))
            {
                Assert.Contains(UsableDevices.All, usable => usable.Device.Number == device.Number);
            }
        }

        Assert.SkipWhen(UsableDevices.All.Count == 0, UsableDevices.None);
    }

    [Fact]
    public void A_machine_without_the_library_has_no_devices_and_says_what_to_do()
    {
        var devices = ClDevices.Find(["libNoSuchOpenCL.so.1"]);
        Assert.Empty(devices.All);
        Assert.Equal("There is no OpenCL library here (libNoSuchOpenCL.so.1).", devices.Problem);
        Assert.EndsWith("--device cpu.", devices.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_lacks_something_is_refused_by_name()
    {
        var lacking = UsableDevices.First.Device with { Name = "Toy", Lack = "it has no fused multiply-add" };
        var error = Assert.Throws<DeviceException>(() => OpenClKernelSet.Of(lacking));
        Assert.StartsWith("Toy cannot give the same bytes as the processor: it has no fused multiply-add. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kernels_that_do_not_compile_are_told_in_the_compilers_words()
    {
        var device = UsableDevices.First.Device;
        var error = Assert.Throws<DeviceException>(() => OpenClKernelSet.Of(device, "kernel void probe(global float *a) { a[0] = no_such_name; }"));
        Assert.StartsWith($"{device.Name}: its driver ({device.Driver}) could not compile the kernels (", error.Message, StringComparison.Ordinal);
        Assert.Contains("compute on the processor: --device cpu.", error.Message, StringComparison.Ordinal);
        Assert.Contains("no_such_name", error.Message, StringComparison.Ordinal);
    }

    /// <summary>As if a driver had joined a product to a sum, or a compiler had been told that mathematics may be fast.</summary>
    [Theory]
    [InlineData("a[at] * b[at] + c[at];", "fma(a[at], b[at], c[at]);", "a sum of a product")]
    [InlineData("fma(a[at], b[at], c[at]);", "a[at] * b[at] + c[at];", "a fused multiply-add")]
    [InlineData("a[at] / b[at];", "a[at] * (1.0f / b[at]);", "a division")]
    [InlineData("fma(a[at], b[at], c[at]);", "fma(fabs(a[at]) < 0x1p-126f ? 0.0f : a[at], b[at], c[at]);", "a fused multiply-add")]
    [InlineData("fma(a[at], b[at], c[at]);", "fma(a[at], b[at], fabs(c[at]) < 0x1p-126f ? 0.0f : c[at]);", "a fused multiply-add")]
    [InlineData("fma(a[at], b[at], c[at]);", "fabs(fma(a[at], b[at], c[at])) < 0x1p-126f ? 0.0f : fma(a[at], b[at], c[at]);", "a fused multiply-add")]
    [InlineData("a[at] * b[at] + c[at];", "(fabs(a[at] * b[at]) < 0x1p-126f ? 0.0f : a[at] * b[at]) + c[at];", "a sum of a product")]
    [InlineData("a[at] * b[at] + c[at];", "a[at] * b[at] + (fabs(c[at]) < 0x1p-126f ? 0.0f : c[at]);", "a sum of a product")]
    [InlineData("a[at] / b[at];", "fabs(a[at] / b[at]) < 0x1p-126f ? 0.0f : a[at] / b[at];", "a division")]
    [InlineData("a[at] / b[at];", "(fabs(a[at]) < 0x1p-126f ? 0.0f : a[at]) / b[at];", "a division")]
    [InlineData("sqrt(fabs(a[at]));", "fabs(a[at]) * rsqrt(fabs(a[at]));", "a square root")]
    public void A_device_that_computes_something_else_is_found_out(string right, string wrong, string named)
    {
        var device = UsableDevices.First.Device;
        Assert.Contains(right, KernelSource.Text, StringComparison.Ordinal);
        var error = Assert.Throws<DeviceException>(() => OpenClKernelSet.Of(device, KernelSource.Text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith($"{device.Name} cannot give the same bytes as the processor: {named} of ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_a_device_has_not_got_is_told_before_it_is_asked_for()
    {
        var device = UsableDevices.First.Device;
        using var program = new ClProgram(device with { MemoryBytes = 3_000_000, LargestBufferBytes = 2_000_000 }, KernelSource.Text);
        using var backend = new OpenClBackend(program);
        using (backend.CreateTable(450, 1000))
        {
            var tooLarge = Assert.Throws<DeviceException>(() => backend.CreateTable(600, 1000));
            Assert.Equal(
                $"{device.Name} has too little memory: 3 MB, in buffers of at most 2 MB, of which 1.8 MB are taken and 2.4 MB more are needed at once. "
                + "End other programs that use it, choose smaller batches, fewer samples or fewer --jobs, or compute on the processor: --device cpu.",
                tooLarge.Message);
            Assert.Throws<DeviceException>(() => backend.CreateTable(450, 1000));
        }

        backend.CreateTable(450, 1000).Dispose();
    }

    /// <summary>Several runs share a device, and so its memory.</summary>
    [Fact]
    public void Memory_is_counted_over_all_that_use_the_device()
    {
        using var program = new ClProgram(UsableDevices.First.Device with { MemoryBytes = 3_000_000, LargestBufferBytes = 2_000_000 }, KernelSource.Text);
        using var backend = new OpenClBackend(program);
        using (var other = new OpenClBackend(program))
        {
            _ = other.CreateTable(450, 1000);
            Assert.Contains("of which 1.8 MB are taken and 1.6 MB more are needed", Assert.Throws<DeviceException>(() => backend.CreateTable(400, 1000)).Message, StringComparison.Ordinal);
        }

        backend.CreateTable(400, 1000).Dispose();
        Assert.Equal(0, program.BytesTaken);
    }

    /// <summary>More rows than a launch has groups along its second side.</summary>
    [Fact]
    public void Very_large_batches_take_several_launches()
    {
        const int rows = (2 * ClQueue.MostGroupsDown) + 3;
        using var program = new ClProgram(UsableDevices.First.Device, KernelSource.Text);
        using var backend = new OpenClBackend(program);
        using var reference = Backends.Choose("reference").Create(1);
        Assert.Equal(Results(reference), Results(backend));

        // Noise; rows of it gathered in reverse; latent points; losses.
        static float[] Results(IBackend backend)
        {
            using var normals = backend.CreateMatrix(rows, 2);
            using var noise = backend.CreateTable(rows, 2);
            using var order = backend.CreateIntegers(rows);
            using var reversed = backend.CreateMatrix(rows, 2);
            using var half = backend.CreateMatrix(rows, 1);
            using var z = backend.CreateMatrix(rows, 1);
            using var losses = backend.CreateTable(rows, 2);
            backend.FillNormal(new RandomKey(1, Purpose.Sampling, 1), 0, rows, normals);
            backend.FillNormal(new RandomKey(2, Purpose.Sampling, 1), 0, rows, half);
            backend.Store(normals, rows, 0, noise);
            backend.Write([.. Enumerable.Range(0, rows).Reverse()], 0, order);
            backend.Gather(noise, order, 0, rows, reversed);
            backend.Reparameterise(normals, half, rows, z);
            backend.VaeLoss(normals, reversed, normals, rows, 0, losses, null);
            var all = new float[7 * rows];
            backend.Read(normals, all.AsSpan(0, 2 * rows));
            backend.Read(reversed, all.AsSpan(2 * rows, 2 * rows));
            backend.Read(z, all.AsSpan(4 * rows, rows));
            backend.Read(losses, 0, all.AsSpan(5 * rows, 2 * rows));
            return all;
        }
    }

    [Fact]
    public void Kernels_that_are_not_all_there_leave_nothing_behind()
    {
        using var program = new ClProgram(UsableDevices.First.Device, KernelSource.Text.Replace("void cross_entropy(", "void crossed_out(", StringComparison.Ordinal));
        Assert.StartsWith($"{program.Device.Name} failed: it could not make the kernel cross_entropy ", Assert.Throws<DeviceException>(() => new OpenClBackend(program)).Message, StringComparison.Ordinal);
        Assert.Equal(1, References(program));
        using (var queue = new ClQueue(program))
        using (new ClKernel(queue, "forward"))
        {
            Assert.Equal(2, References(program));
        }
    }

    // Kernels hold on to their program: what is more than one is a kernel that nobody released.
    private static unsafe int References(ClProgram program)
    {
        const uint ReferenceCount = 0x1160;
        var library = NativeLibrary.Load(OperatingSystem.IsWindows() ? "OpenCL" : OperatingSystem.IsMacOS() ? "/System/Library/Frameworks/OpenCL.framework/OpenCL" : "libOpenCL.so.1");
        var information = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, "clGetProgramInfo");
        uint count;
        Assert.Equal(0, information(program.Handle, ReferenceCount, sizeof(uint), &count, null));
        return (int)count;
    }

    /// <summary>What the driver itself refuses: far more than any machine has.</summary>
    [Fact]
    public void Memory_that_the_driver_refuses_is_told_too()
    {
        var device = UsableDevices.First.Device;
        using var program = new ClProgram(device with { MemoryBytes = long.MaxValue, LargestBufferBytes = long.MaxValue }, KernelSource.Text);
        using var backend = new OpenClBackend(program);
        var error = Assert.Throws<DeviceException>(() => backend.CreateTable(1_000_000_000, 1_000_000_000));
        Assert.StartsWith($"{device.Name} has no memory left: it could not make a buffer of ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_failure_names_device_status_and_a_way_out() => Assert.Equal(
        "Toy failed: it could not run a kernel (CL_INVALID_KERNEL_ARGS, -52). Update its driver, or compute on the processor: --device cpu.",
        ClStatus.Failure(-52, "Toy", "run a kernel").Message);

    /// <summary>More than passes through the staging memory at once, and the source overwritten right after.</summary>
    [Fact]
    public void Large_writes_arrive_whole_though_the_source_is_used_again_at_once()
    {
        using var program = new ClProgram(UsableDevices.First.Device, KernelSource.Text);
        using var backend = new OpenClBackend(program);
        const int rows = 3;
        const int columns = 5_000_003;
        using var table = backend.CreateTable(rows, columns);
        var values = new float[columns];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns; i++)
            {
                values[i] = i + row;
            }

            backend.Write(values, row, table);
        }

        Array.Clear(values);
        for (var row = 0; row < rows; row++)
        {
            backend.Read(table, row, values);
            Assert.True(Enumerable.Range(0, columns).All(i => values[i] == i + row));
        }
    }

    /// <summary>Many more operations than the host may be ahead by: they are done in their order, and none is lost.</summary>
    [Fact]
    public void Operations_without_an_end_are_done_in_their_order()
    {
        using var program = new ClProgram(UsableDevices.First.Device, KernelSource.Text);
        using var backend = new OpenClBackend(program);
        using var table = backend.CreateTable(5000, 1);
        using var matrix = backend.CreateMatrix(1, 1);
        for (var row = 0; row < table.Rows; row++)
        {
            backend.Write([row], matrix);
            backend.Store(matrix, 1, row, table);
        }

        var values = new float[table.Rows];
        backend.Read(table, 0, values);
        Assert.Equal(Enumerable.Range(0, table.Rows).Select(row => (float)row), values);
    }

    [Fact]
    public void The_peak_of_a_device_is_a_number()
    {
        var device = UsableDevices.First.Device;
        Assert.NotEmpty(device.Name);
        using var meter = UsableDevices.All[0].Kernels.CreatePeakMeter(1);
        Assert.InRange(meter.Measure(TimeSpan.FromMilliseconds(10)), 1e6, 1e16);
    }

    private static bool CompilesAnything(ClDevice device)
    {
        try
        {
            using var program = new ClProgram(device, "kernel void nothing(global float *a) { a[0] = 1.0f; }");
            return true;
        }
        catch (DeviceException)
        {
            return false;
        }
    }
}

using Ouroboros.Numerics;

namespace Ouroboros.OpenCl;

/// <summary>A device's kernels as a set that can be chosen, beside the processor's in <see cref="Backends.All"/>.</summary>
public static class OpenClKernelSet
{
    private const int FloatBits = 32;
    private const string Prefix = "opencl ";

    /// <summary>The device whose kernels have a name, as manifests keep it; null for the processor's kernels.</summary>
    public static string? DeviceOf(string kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        return kernels.StartsWith(Prefix, StringComparison.Ordinal) ? kernels[Prefix.Length..] : null;
    }

    /// <summary>Compiles the kernels for a device and looks at its arithmetic. Keep the set: all its backends share what was compiled.</summary>
    /// <param name="device">The device.</param>
    /// <exception cref="DeviceException">It lacks something, its driver refuses, or it computes something else than the processor.</exception>
    public static KernelSet Of(ClDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return Of(device, KernelSource.Text);
    }

    /// <summary>The same with another source, for tests.</summary>
    internal static KernelSet Of(ClDevice device, string source)
    {
        if (device.Lack is { } lack)
        {
            throw new DeviceException(
                $"{device.Name} cannot give the same bytes as the processor: {lack}. Choose another device (info lists them), or compute on the processor: --device cpu.");
        }

        var program = new ClProgram(device, source);
        try
        {
            ClProbe.Check(program);
        }
        catch (DeviceException)
        {
            program.Dispose();
            throw;
        }

        // The program lives as long as the process: there are as many as devices that were asked for.
        return new(
            Prefix + device.Name, $"OpenCL, {device.Platform}", FloatBits, true,
            (_, guard) => new OpenClBackend(program, guard),
            _ => new ClPeakMeter(program));
    }
}

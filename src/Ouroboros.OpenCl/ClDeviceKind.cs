namespace Ouroboros.OpenCl;

/// <summary>What a device says it is.</summary>
public enum ClDeviceKind
{
    /// <summary>A graphics processor.</summary>
    Gpu,

    /// <summary>The processor itself, through a driver such as PoCL. It runs the same kernels, and no faster than the program's own.</summary>
    Cpu,

    /// <summary>Anything else.</summary>
    Accelerator,
}

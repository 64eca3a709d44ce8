namespace Ouroboros.OpenCl;

/// <summary>A device that a driver offers.</summary>
public sealed record ClDevice
{
    /// <summary>Its number among all devices of the machine, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who made it.</summary>
    public required string Vendor { get; init; }

    /// <summary>The driver's version.</summary>
    public required string Driver { get; init; }

    /// <summary>The platform that the driver belongs to.</summary>
    public required string Platform { get; init; }

    /// <summary>What it is.</summary>
    public required ClDeviceKind Kind { get; init; }

    /// <summary>Bytes of its memory.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The most bytes of one buffer.</summary>
    public required long LargestBufferBytes { get; init; }

    /// <summary>Compute units: multiprocessors, or cores.</summary>
    public required int ComputeUnits { get; init; }

    /// <summary>Its highest clock in MHz; 0 where it does not tell.</summary>
    public required int Megahertz { get; init; }

    /// <summary>Whether its memory is the processor's, as that of GPUs on the same chip is.</summary>
    public required bool SharesMemory { get; init; }

    /// <summary>Why it cannot give the same bytes as the processor, as the end of a sentence; null if it can.</summary>
    public required string? Lack { get; init; }

    /// <summary>The driver's handle.</summary>
    internal nint Handle { get; init; }

    /// <summary>The handle of its platform.</summary>
    internal nint PlatformHandle { get; init; }

    /// <summary>The library that knows it.</summary>
    internal ClLibrary Library { get; init; } = null!;
}

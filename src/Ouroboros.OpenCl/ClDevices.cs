using System.Text;

namespace Ouroboros.OpenCl;

/// <summary>Finds the devices of this machine. Nothing of OpenCL is loaded before that.</summary>
public sealed class ClDevices
{
    private const uint PlatformName = 0x0902;
    private const ulong AllDevices = 0xFFFFFFFF;

    private const uint DeviceType = 0x1000;
    private const uint MaxComputeUnits = 0x1002;
    private const uint MaxWorkGroupSize = 0x1004;
    private const uint MaxWorkItemSizes = 0x1005;
    private const uint MaxClockFrequency = 0x100C;
    private const uint MaxMemAllocSize = 0x1010;
    private const uint SingleFpConfig = 0x101B;
    private const uint GlobalMemSize = 0x101F;
    private const uint LocalMemSize = 0x1023;
    private const uint EndianLittle = 0x1026;
    private const uint Available = 0x1027;
    private const uint CompilerAvailable = 0x1028;
    private const uint DeviceName = 0x102B;
    private const uint DeviceVendor = 0x102C;
    private const uint DriverVersion = 0x102D;
    private const uint HostUnifiedMemory = 0x1035;

    private const ulong TypeCpu = 1 << 1;
    private const ulong TypeGpu = 1 << 2;

    private const ulong Denormals = 1 << 0;
    private const ulong InfinitiesAndNaNs = 1 << 1;
    private const ulong RoundToNearest = 1 << 2;
    private const ulong Fma = 1 << 5;
    private const ulong CorrectlyRoundedDivideAndRoot = 1 << 7;

    private const string InstallDriver = "Install the driver of the GPU's vendor, or PoCL (Debian: pocl-opencl-icd) to try it without a GPU; or compute on the processor: --device cpu.";

    /// <summary>Every device, those that cannot be used too.</summary>
    public IReadOnlyList<ClDevice> All { get; init; } = [];

    /// <summary>Why there is none, as a sentence; null if there are some.</summary>
    public string? Problem { get; init; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Loads the system's OpenCL library, if there is one, and asks it.</summary>
    public static ClDevices Find() => Find(ClLibrary.Names);

    /// <summary>The same with a library of these names.</summary>
    internal static ClDevices Find(IReadOnlyList<string> names)
    {
        try
        {
            var library = ClLibrary.TryLoad(names);
            return library is null ? None($"There is no OpenCL library here ({string.Join(", ", names)}).", InstallDriver) : Ask(library);
        }
        catch (DeviceException exception)
        {
            return None(exception.Message, "");
        }
    }

    private static unsafe ClDevices Ask(ClLibrary library)
    {
        uint count;
        var status = library.GetPlatformIDs(0, null, &count);
        if (status == ClStatus.PlatformNotFound || (status == ClStatus.Success && count == 0))
        {
            return None("OpenCL is here, and no driver for it (no platform).", InstallDriver);
        }

        ClStatus.Check(status, "OpenCL", "list its platforms");
        var platforms = new nint[count];
        fixed (nint* places = platforms)
        {
            ClStatus.Check(library.GetPlatformIDs(count, places, null), "OpenCL", "list its platforms");
        }

        var all = new List<ClDevice>();
        DeviceException? broken = null;
        foreach (var platform in platforms)
        {
            var name = PlatformText(library, platform);
            try
            {
                foreach (var device in DevicesOf(library, platform, name))
                {
                    all.Add(Describe(library, platform, name, device, all.Count + 1));
                }
            }
            catch (DeviceException exception)
            {
                // A driver left over from another time hides no other.
                broken ??= exception;
            }
        }

        return all.Count > 0 ? new ClDevices { All = all }
            : broken is not null ? None(broken.Message, "")
            : None(
                $"OpenCL is here ({string.Join(", ", platforms.Select(platform => PlatformText(library, platform)))}), and finds no device.",
                "Is the GPU switched on, and may you use it? Or compute on the processor: --device cpu.");
    }

    private static ClDevices None(string problem, string advice) => new() { Problem = problem, Advice = advice };

    private static unsafe nint[] DevicesOf(ClLibrary library, nint platform, string name)
    {
        uint count;
        var status = library.GetDeviceIDs(platform, AllDevices, 0, null, &count);
        if (status == ClStatus.DeviceNotFound || (status == ClStatus.Success && count == 0))
        {
            return [];
        }

        ClStatus.Check(status, name, "list its devices");
        var devices = new nint[count];
        fixed (nint* places = devices)
        {
            ClStatus.Check(library.GetDeviceIDs(platform, AllDevices, count, places, null), name, "list its devices");
        }

        return devices;
    }

    private static ClDevice Describe(ClLibrary library, nint platform, string platformName, nint device, int number)
    {
        var type = Number<ulong>(library, device, DeviceType);
        return new ClDevice
        {
            Number = number,
            Name = Text(library, device, DeviceName),
            Vendor = Text(library, device, DeviceVendor),
            Driver = Text(library, device, DriverVersion),
            Platform = platformName,
            Kind = (type & TypeGpu) != 0 ? ClDeviceKind.Gpu : (type & TypeCpu) != 0 ? ClDeviceKind.Cpu : ClDeviceKind.Accelerator,
            MemoryBytes = (long)Number<ulong>(library, device, GlobalMemSize),
            LargestBufferBytes = (long)Number<ulong>(library, device, MaxMemAllocSize),
            ComputeUnits = (int)Number<uint>(library, device, MaxComputeUnits),
            Megahertz = (int)Number<uint>(library, device, MaxClockFrequency),
            SharesMemory = Number<uint>(library, device, HostUnifiedMemory) != 0,
            Lack = Lack(library, device),
            Handle = device,
            PlatformHandle = platform,
            Library = library,
        };
    }

    // What the kernels' contract needs. A device that flushes subnormal floats would differ where intermediate results are subnormal:
    // what the contract flushes are results.
    private static string? Lack(ClLibrary library, nint device)
    {
        var floats = Number<ulong>(library, device, SingleFpConfig);
        return Number<uint>(library, device, Available) == 0 ? "it is not available"
            : Number<uint>(library, device, CompilerAvailable) == 0 ? "its driver has no compiler"
            : Number<uint>(library, device, EndianLittle) == 0 ? "its numbers are big-endian"
            : (floats & Fma) == 0 ? "it has no fused multiply-add"
            : (floats & Denormals) == 0 ? "it takes subnormal numbers for zero"
            : (floats & InfinitiesAndNaNs) == 0 ? "it has no infinity and no NaN"
            : (floats & RoundToNearest) == 0 ? "it does not round to nearest"
            : (floats & CorrectlyRoundedDivideAndRoot) == 0 ? "it does not round division and square root correctly"
            : Number<nuint>(library, device, MaxWorkGroupSize) < KernelSource.Lanes ? $"its work-groups hold fewer than {KernelSource.Lanes} work-items"
            : !HoldsGroups(library, device) ? $"its work-groups are not {KernelSource.Lanes} wide, or not {KernelSource.Edge} high"
            : Number<ulong>(library, device, LocalMemSize) < KernelSource.LocalBytes ? $"it has less than {KernelSource.LocalBytes} bytes of local memory"
            : null;
    }

    // The total alone does not tell: some processors' devices have groups of many work-items in one row, and of one in a column.
    private static unsafe bool HoldsGroups(ClLibrary library, nint device)
    {
        const int most = 16;
        var sides = stackalloc nuint[most];
        nuint size;
        return library.GetDeviceInfo(device, MaxWorkItemSizes, 0, null, &size) == ClStatus.Success
            && size >= (nuint)(2 * sizeof(nuint)) && size <= (nuint)(most * sizeof(nuint))
            && library.GetDeviceInfo(device, MaxWorkItemSizes, size, sides, null) == ClStatus.Success
            && sides[0] >= KernelSource.Lanes && sides[1] >= KernelSource.Edge;
    }

    private static unsafe T Number<T>(ClLibrary library, nint device, uint what)
        where T : unmanaged
    {
        // Room for the widest answer: some drivers give flags as 32 bits, others as 64.
        ulong value = 0;
        var status = library.GetDeviceInfo(device, what, sizeof(ulong), &value, null);
        return status == ClStatus.Success ? *(T*)&value : default;
    }

    private static unsafe string Text(ClLibrary library, nint device, uint what)
    {
        nuint size;
        if (library.GetDeviceInfo(device, what, 0, null, &size) != ClStatus.Success)
        {
            return "";
        }

        var bytes = new byte[(int)size];
        fixed (byte* place = bytes)
        {
            return library.GetDeviceInfo(device, what, size, place, null) == ClStatus.Success ? Trimmed(bytes) : "";
        }
    }

    private static unsafe string PlatformText(ClLibrary library, nint platform)
    {
        nuint size;
        if (library.GetPlatformInfo(platform, PlatformName, 0, null, &size) != ClStatus.Success)
        {
            return "";
        }

        var bytes = new byte[(int)size];
        fixed (byte* place = bytes)
        {
            return library.GetPlatformInfo(platform, PlatformName, size, place, null) == ClStatus.Success ? Trimmed(bytes) : "";
        }
    }

    private static string Trimmed(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim();
}

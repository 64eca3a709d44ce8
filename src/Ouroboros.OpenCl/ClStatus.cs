namespace Ouroboros.OpenCl;

/// <summary>What the functions of OpenCL return, in words.</summary>
internal static class ClStatus
{
    /// <summary>CL_SUCCESS.</summary>
    public const int Success = 0;

    /// <summary>CL_DEVICE_NOT_FOUND: a platform without a device of the kind asked for.</summary>
    public const int DeviceNotFound = -1;

    /// <summary>CL_PLATFORM_NOT_FOUND_KHR: the library knows no driver.</summary>
    public const int PlatformNotFound = -1001;

    private const int MemoryAllocationFailure = -4;
    private const int OutOfResources = -5;
    private const int OutOfHostMemory = -6;
    private const int InvalidBufferSize = -61;

    /// <summary>Throws unless a call succeeded.</summary>
    /// <param name="status">What it returned.</param>
    /// <param name="device">The device's name.</param>
    /// <param name="what">What it was to do, as in "could not ...".</param>
    /// <exception cref="DeviceException">It failed.</exception>
    public static void Check(int status, string device, string what)
    {
        if (status != Success)
        {
            throw Failure(status, device, what);
        }
    }

    /// <summary>What a failed call is told as.</summary>
    public static DeviceException Failure(int status, string device, string what) => status == OutOfResources
        ? new($"{device} has no memory left, or its driver stopped it: it could not {what} ({Name(status)}). {MemoryAdvice}")
        : IsMemory(status)
        ? new($"{device} has no memory left: it could not {what} ({Name(status)}). {MemoryAdvice}")
        : new($"{device} failed: it could not {what} ({Name(status)}). Update its driver, or compute on the processor: --device cpu.");

    /// <summary>What to do about memory.</summary>
    public const string MemoryAdvice = "End other programs that use it, choose smaller batches, fewer samples or fewer --jobs, or compute on the processor: --device cpu.";

    /// <summary>The name of a status in the standard, and its number.</summary>
    public static string Name(int status) => status switch
    {
        DeviceNotFound => "CL_DEVICE_NOT_FOUND, -1",
        -2 => "CL_DEVICE_NOT_AVAILABLE, -2",
        -3 => "CL_COMPILER_NOT_AVAILABLE, -3",
        MemoryAllocationFailure => "CL_MEM_OBJECT_ALLOCATION_FAILURE, -4",
        OutOfResources => "CL_OUT_OF_RESOURCES, -5",
        OutOfHostMemory => "CL_OUT_OF_HOST_MEMORY, -6",
        -11 => "CL_BUILD_PROGRAM_FAILURE, -11",
        -14 => "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST, -14",
        -30 => "CL_INVALID_VALUE, -30",
        -34 => "CL_INVALID_CONTEXT, -34",
        -36 => "CL_INVALID_COMMAND_QUEUE, -36",
        -38 => "CL_INVALID_MEM_OBJECT, -38",
        -43 => "CL_INVALID_BUILD_OPTIONS, -43",
        -46 => "CL_INVALID_KERNEL_NAME, -46",
        -48 => "CL_INVALID_KERNEL, -48",
        -52 => "CL_INVALID_KERNEL_ARGS, -52",
        -54 => "CL_INVALID_WORK_GROUP_SIZE, -54",
        InvalidBufferSize => "CL_INVALID_BUFFER_SIZE, -61",
        PlatformNotFound => "CL_PLATFORM_NOT_FOUND_KHR, -1001",
        _ => $"OpenCL status {status}",
    };

    private static bool IsMemory(int status) => status is MemoryAllocationFailure or OutOfHostMemory or InvalidBufferSize;
}

using System.Runtime.InteropServices;

namespace Ouroboros.OpenCl;

/// <summary>The system's OpenCL library: the functions of version 1.2 that this program calls, as the Khronos headers declare them.</summary>
/// <remarks>Function pointers, not imports: nothing is loaded before somebody asks, and a system without the library is no error.</remarks>
internal sealed unsafe class ClLibrary
{
    public readonly delegate* unmanaged<uint, nint*, uint*, int> GetPlatformIDs;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetPlatformInfo;
    public readonly delegate* unmanaged<nint, ulong, uint, nint*, uint*, int> GetDeviceIDs;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetDeviceInfo;
    public readonly delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint> CreateContext;
    public readonly delegate* unmanaged<nint, int> ReleaseContext;
    public readonly delegate* unmanaged<nint, nint, ulong, int*, nint> CreateCommandQueue;
    public readonly delegate* unmanaged<nint, int> ReleaseCommandQueue;
    public readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> CreateProgramWithSource;
    public readonly delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int> BuildProgram;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> GetProgramBuildInfo;
    public readonly delegate* unmanaged<nint, int> ReleaseProgram;
    public readonly delegate* unmanaged<nint, byte*, int*, nint> CreateKernel;
    public readonly delegate* unmanaged<nint, int> ReleaseKernel;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, int> SetKernelArg;
    public readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> EnqueueNDRangeKernel;
    public readonly delegate* unmanaged<nint, ulong, nuint, void*, int*, nint> CreateBuffer;
    public readonly delegate* unmanaged<nint, int> ReleaseMemObject;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> EnqueueReadBuffer;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> EnqueueWriteBuffer;
    public readonly delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int> EnqueueCopyBuffer;
    public readonly delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int> EnqueueFillBuffer;
    public readonly delegate* unmanaged<nint, uint, nint*, nint*, int> EnqueueMarkerWithWaitList;
    public readonly delegate* unmanaged<uint, nint*, int> WaitForEvents;
    public readonly delegate* unmanaged<nint, int> ReleaseEvent;
    public readonly delegate* unmanaged<nint, int> Flush;
    public readonly delegate* unmanaged<nint, int> Finish;

    private ClLibrary(nint library, string name)
    {
        GetPlatformIDs = (delegate* unmanaged<uint, nint*, uint*, int>)Function("clGetPlatformIDs");
        GetPlatformInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Function("clGetPlatformInfo");
        GetDeviceIDs = (delegate* unmanaged<nint, ulong, uint, nint*, uint*, int>)Function("clGetDeviceIDs");
        GetDeviceInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Function("clGetDeviceInfo");
        CreateContext = (delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint>)Function("clCreateContext");
        ReleaseContext = (delegate* unmanaged<nint, int>)Function("clReleaseContext");
        CreateCommandQueue = (delegate* unmanaged<nint, nint, ulong, int*, nint>)Function("clCreateCommandQueue");
        ReleaseCommandQueue = (delegate* unmanaged<nint, int>)Function("clReleaseCommandQueue");
        CreateProgramWithSource = (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)Function("clCreateProgramWithSource");
        BuildProgram = (delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int>)Function("clBuildProgram");
        GetProgramBuildInfo = (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)Function("clGetProgramBuildInfo");
        ReleaseProgram = (delegate* unmanaged<nint, int>)Function("clReleaseProgram");
        CreateKernel = (delegate* unmanaged<nint, byte*, int*, nint>)Function("clCreateKernel");
        ReleaseKernel = (delegate* unmanaged<nint, int>)Function("clReleaseKernel");
        SetKernelArg = (delegate* unmanaged<nint, uint, nuint, void*, int>)Function("clSetKernelArg");
        EnqueueNDRangeKernel =
            (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)Function("clEnqueueNDRangeKernel");
        CreateBuffer = (delegate* unmanaged<nint, ulong, nuint, void*, int*, nint>)Function("clCreateBuffer");
        ReleaseMemObject = (delegate* unmanaged<nint, int>)Function("clReleaseMemObject");
        EnqueueReadBuffer =
            (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)Function("clEnqueueReadBuffer");
        EnqueueWriteBuffer =
            (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)Function("clEnqueueWriteBuffer");
        EnqueueCopyBuffer =
            (delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int>)Function("clEnqueueCopyBuffer");
        EnqueueFillBuffer =
            (delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int>)Function("clEnqueueFillBuffer");
        EnqueueMarkerWithWaitList = (delegate* unmanaged<nint, uint, nint*, nint*, int>)Function("clEnqueueMarkerWithWaitList");
        WaitForEvents = (delegate* unmanaged<uint, nint*, int>)Function("clWaitForEvents");
        ReleaseEvent = (delegate* unmanaged<nint, int>)Function("clReleaseEvent");
        Flush = (delegate* unmanaged<nint, int>)Function("clFlush");
        Finish = (delegate* unmanaged<nint, int>)Function("clFinish");

        nint Function(string function) => NativeLibrary.TryGetExport(library, function, out var address)
            ? address
            : throw new DeviceException($"The OpenCL library {name} has no {function}: it is older than OpenCL 1.2. Update the GPU's driver, or compute on the processor: --device cpu.");
    }

    /// <summary>What the library is called on this system, the surest first.</summary>
    public static IReadOnlyList<string> Names =>
        OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1", "libOpenCL.so"];

    /// <summary>Loads the library; it stays for as long as the process.</summary>
    /// <param name="names">Names or paths to try in turn.</param>
    /// <returns>Null when there is none of them.</returns>
    /// <exception cref="DeviceException">There is one, too old to be of use.</exception>
    public static ClLibrary? TryLoad(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return new ClLibrary(library, name);
            }
        }

        return null;
    }
}

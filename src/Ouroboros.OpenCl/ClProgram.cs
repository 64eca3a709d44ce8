using System.Text;

namespace Ouroboros.OpenCl;

/// <summary>The kernels, compiled for a device: made once, and shared by all backends on it.</summary>
internal sealed unsafe class ClProgram : IDisposable
{
    private const nint ContextPlatform = 0x1084;
    private const uint ProgramBuildLog = 0x1183;
    private const int ShownLogLines = 6;

    private nint _program;
    private long _taken;

    /// <summary>Compiles.</summary>
    /// <param name="device">The device; it lacks nothing.</param>
    /// <param name="source">OpenCL C.</param>
    /// <exception cref="DeviceException">The driver refuses; its first words are in the message.</exception>
    public ClProgram(ClDevice device, string source)
    {
        Device = device;
        Library = device.Library;
        int status;
        var handle = device.Handle;
        var properties = stackalloc nint[] { ContextPlatform, device.PlatformHandle, 0 };
        Context = Library.CreateContext(properties, 1, &handle, 0, 0, &status);
        ClStatus.Check(status, device.Name, "be opened");
        var text = Encoding.UTF8.GetBytes(source);
        fixed (byte* first = text)
        {
            var place = first;
            var length = (nuint)text.Length;
            _program = Library.CreateProgramWithSource(Context, 1, &place, &length, &status);
        }

        if (status == ClStatus.Success)
        {
            fixed (byte* options = Encoding.UTF8.GetBytes(KernelSource.Options + "\0"))
            {
                status = Library.BuildProgram(_program, 1, &handle, options, 0, 0);
            }
        }

        if (status != ClStatus.Success)
        {
            var log = _program == 0 ? "" : BuildLog();
            Dispose();
            throw new DeviceException(
                $"{device.Name}: its driver ({device.Driver}) could not compile the kernels ({ClStatus.Name(status)}). "
                + $"Update it, or compute on the processor: --device cpu.{(log.Length == 0 ? "" : "\nIts words:\n" + log)}");
        }
    }

    /// <summary>The device.</summary>
    public ClDevice Device { get; }

    /// <summary>The library that knows it.</summary>
    public ClLibrary Library { get; }

    /// <summary>The context of all buffers and queues.</summary>
    public nint Context { get; private set; }

    /// <summary>Bytes of the buffers of all queues: several runs may share the device.</summary>
    public long BytesTaken => Interlocked.Read(ref _taken);

    /// <summary>The driver's handle.</summary>
    public nint Handle => _program;

    /// <summary>Counts the bytes of a new buffer; of one that is gone, less than zero.</summary>
    /// <returns>Bytes of all buffers, these among them.</returns>
    public long Take(long bytes) => Interlocked.Add(ref _taken, bytes);

    /// <summary>Takes a kernel of its own out of the program: its arguments are set one by one, so that two users would mix theirs.</summary>
    /// <exception cref="DeviceException">The driver refuses.</exception>
    public nint CreateKernel(string name)
    {
        int status;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            var kernel = Library.CreateKernel(_program, text, &status);
            ClStatus.Check(status, Device.Name, $"make the kernel {name}");
            return kernel;
        }
    }

    /// <summary>Lets go of program and context; buffers and queues that are left keep what they need.</summary>
    public void Dispose()
    {
        if (_program != 0)
        {
            Library.ReleaseProgram(_program);
            _program = 0;
        }

        if (Context != 0)
        {
            Library.ReleaseContext(Context);
            Context = 0;
        }
    }

    private string BuildLog()
    {
        nuint size;
        if (Library.GetProgramBuildInfo(_program, Device.Handle, ProgramBuildLog, 0, null, &size) != ClStatus.Success)
        {
            return "";
        }

        var bytes = new byte[(int)size];
        fixed (byte* place = bytes)
        {
            var status = Library.GetProgramBuildInfo(_program, Device.Handle, ProgramBuildLog, size, place, null);
            var lines = status == ClStatus.Success ? Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim().Split('\n') : [];
            return string.Join('\n', lines.Take(ShownLogLines));
        }
    }
}

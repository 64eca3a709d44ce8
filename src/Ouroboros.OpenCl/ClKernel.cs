using System.Runtime.CompilerServices;

namespace Ouroboros.OpenCl;

/// <summary>A kernel with its arguments, which are given in order: <c>kernel.Begin().With(x).With(rows).Over(...)</c>.</summary>
internal sealed unsafe class ClKernel(ClQueue queue, string name) : IDisposable
{
    private readonly ClLibrary _library = queue.Program.Library;
    private nint _kernel = queue.Program.CreateKernel(name);
    private uint _next;

    /// <summary>From the first argument on, wherever an earlier call ended.</summary>
    public ClKernel Begin()
    {
        _next = 0;
        return this;
    }

    /// <summary>The next argument: a buffer, or a number that is laid out as on the device.</summary>
    public ClKernel With<T>(T value)
        where T : unmanaged
    {
        ClStatus.Check(_library.SetKernelArg(_kernel, _next++, (nuint)Unsafe.SizeOf<T>(), &value), queue.Program.Device.Name, "take a kernel's argument");
        return this;
    }

    /// <summary>Runs it with a work-item for each of so many columns of each row, and more up to whole groups.</summary>
    public void Over(long columns, int rows)
    {
        var across = (columns + KernelSource.Lanes - 1) / KernelSource.Lanes * KernelSource.Lanes;
        for (var first = 0L; first < rows; first += ClQueue.MostGroupsDown)
        {
            queue.Launch(_kernel, across, Math.Min(rows - first, ClQueue.MostGroupsDown), KernelSource.Lanes, 1, first);
        }
    }

    /// <summary>Runs it with a group for each tile of a product.</summary>
    public void OverTiles(int columns, int rows)
    {
        queue.Launch(_kernel, Items(columns), Items(rows), KernelSource.Edge, KernelSource.Edge, 0);
    }

    public void Dispose()
    {
        if (_kernel != 0)
        {
            _library.ReleaseKernel(_kernel);
            _kernel = 0;
        }
    }

    private static long Items(int outputs) => ((long)outputs + KernelSource.Tile - 1) / KernelSource.Tile * KernelSource.Edge;
}

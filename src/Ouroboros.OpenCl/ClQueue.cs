namespace Ouroboros.OpenCl;

/// <summary>What a device is told to do, one after the other; only reads wait for it. Nothing here allocates, so that training steps do not.</summary>
internal sealed unsafe class ClQueue : IDisposable
{
    // Drivers may hold commands back until they are told to begin; an epoch's worth of them would keep the device idle meanwhile.
    private const int CommandsHeldBack = 32;

    // The host may be so many commands ahead, twice over: some thirty steps of the default experiment. A queue without an end would take memory
    // without one where batches are small. The device has the second half to do while the host waits for the first.
    private const int CommandsAhead = 1024;

    // On a slow device that is many seconds of work, which whoever interrupts a run would have to wait for.
    private const int MostMillisecondsAhead = 100;

    /// <summary>Groups along the second side of what is launched at once: what every device takes (NVIDIA's take no more).</summary>
    public const int MostGroupsDown = 65_535;

    private readonly ClLibrary _library;
    private readonly string _device;
    private readonly ClStaging _staging;
    private readonly Dictionary<nint, long> _buffers = [];
    private nint _queue;
    private int _heldBack;
    private int _ahead;
    private int _mostAhead = CommandsAhead;
    private nint _marker;

    public ClQueue(ClProgram program)
    {
        Program = program;
        _library = program.Library;
        _device = program.Device.Name;
        int status;
        _queue = _library.CreateCommandQueue(program.Context, program.Device.Handle, 0, &status);
        ClStatus.Check(status, _device, "take commands");
        _staging = new ClStaging(this);
    }

    /// <summary>The program whose kernels run here.</summary>
    public ClProgram Program { get; }

    /// <summary>Makes a buffer of zeros.</summary>
    /// <exception cref="DeviceException">There is not so much memory.</exception>
    public nint CreateBuffer(long bytes)
    {
        // Taken before it is asked for: of two runs at once both could find room for one.
        var device = Program.Device;
        var taken = Program.Take(bytes) - bytes;
        if (bytes > device.LargestBufferBytes || bytes > device.MemoryBytes - taken)
        {
            Program.Take(-bytes);
            throw new DeviceException(
                $"{device.Name} has too little memory: {device.MemoryBytes / 1_000_000:N0} MB, in buffers of at most {device.LargestBufferBytes / 1_000_000:N0} MB, of which "
                + $"{taken / 1_000_000.0:N1} MB are taken and {bytes / 1_000_000.0:N1} MB more are needed at once. {ClStatus.MemoryAdvice}");
        }

        int status;
        var buffer = _library.CreateBuffer(Program.Context, 1, (nuint)bytes, null, &status);
        if (status != ClStatus.Success)
        {
            Program.Take(-bytes);
        }

        ClStatus.Check(status, _device, $"make a buffer of {bytes / 1_000_000.0:N1} MB");
        lock (_buffers)
        {
            _buffers.Add(buffer, bytes);
        }

        Fill(buffer, 0, bytes, 0);
        return buffer;
    }

    /// <summary>Gives a buffer back, once what was told before is done; one that is gone already stays so. Any thread may.</summary>
    public void ReleaseBuffer(nint buffer)
    {
        bool found;
        long bytes;
        lock (_buffers)
        {
            found = _buffers.Remove(buffer, out bytes);
        }

        if (found)
        {
            _library.ReleaseMemObject(buffer);
            Program.Take(-bytes);
        }
    }

    /// <summary>Sets words.</summary>
    public void Fill(nint buffer, long offset, long bytes, uint word)
    {
        Check(_library.EnqueueFillBuffer(_queue, buffer, &word, sizeof(uint), (nuint)offset, (nuint)bytes, 0, null, null), "fill a buffer");
        Told();
    }

    /// <summary>Copies bytes from one buffer to another.</summary>
    public void Copy(nint from, long fromOffset, nint to, long toOffset, long bytes)
    {
        Check(_library.EnqueueCopyBuffer(_queue, from, to, (nuint)fromOffset, (nuint)toOffset, (nuint)bytes, 0, null, null), "copy a buffer");
        Told();
    }

    /// <summary>Copies to the device; the source may be used again at once.</summary>
    public void Write(ReadOnlySpan<byte> source, nint buffer, long offset) => _staging.Write(source, buffer, offset);

    /// <summary>Copies memory that stays as it is until an event says that it was read.</summary>
    /// <returns>The event, to be waited for and released.</returns>
    public nint WriteLater(byte* source, int bytes, nint buffer, long offset)
    {
        nint written;
        Check(_library.EnqueueWriteBuffer(_queue, buffer, 0, (nuint)offset, (nuint)bytes, source, 0, null, &written), "take numbers");
        Told();
        return written;
    }

    /// <summary>Copies to the host, after all that was told before: the one place that waits.</summary>
    public void Read(nint buffer, long offset, Span<byte> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        fixed (byte* place = destination)
        {
            Check(_library.EnqueueReadBuffer(_queue, buffer, 1, (nuint)offset, (nuint)destination.Length, place, 0, null, null), "give numbers back");
        }

        _heldBack = 0;
        _ahead = 0;
    }

    /// <summary>Runs a kernel whose arguments are set.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="across">Work-items along the first side, a multiple of the group's.</param>
    /// <param name="down">Work-items along the second side, likewise.</param>
    /// <param name="groupAcross">A group's work-items along the first side.</param>
    /// <param name="groupDown">A group's work-items along the second side.</param>
    /// <param name="firstDown">Where the second side begins to count.</param>
    public void Launch(nint kernel, long across, long down, int groupAcross, int groupDown, long firstDown)
    {
        var first = stackalloc nuint[] { 0, (nuint)firstDown };
        var all = stackalloc nuint[] { (nuint)across, (nuint)down };
        var group = stackalloc nuint[] { (nuint)groupAcross, (nuint)groupDown };
        Check(_library.EnqueueNDRangeKernel(_queue, kernel, 2, first, all, group, 0, null, null), "run a kernel");
        Told();
    }

    /// <summary>Waits for an event and forgets it.</summary>
    public void Await(nint told)
    {
        var status = _library.WaitForEvents(1, &told);
        _library.ReleaseEvent(told);
        Check(status, "do its work");
    }

    /// <summary>Forgets an event.</summary>
    public void Forget(nint told) => _library.ReleaseEvent(told);

    /// <summary>Waits for everything.</summary>
    public void Finish() => Check(_library.Finish(_queue), "finish its work");

    public void Dispose()
    {
        if (_queue != 0)
        {
            // What is left to do is of no use any more, and its failures are nobody's; but the host's memory must outlive it.
            _ = _library.Finish(_queue);
            if (_marker != 0)
            {
                Forget(_marker);
                _marker = 0;
            }

            _staging.Dispose();

            // Where making a model failed half-way nobody has its buffers any more, and the device may be wanted again.
            nint[] left;
            lock (_buffers)
            {
                left = [.. _buffers.Keys];
            }

            foreach (var buffer in left)
            {
                ReleaseBuffer(buffer);
            }

            _library.ReleaseCommandQueue(_queue);
            _queue = 0;
        }
    }

    private void Told()
    {
        if (++_heldBack >= CommandsHeldBack)
        {
            _heldBack = 0;
            Check(_library.Flush(_queue), "begin its work");
        }

        if (++_ahead >= _mostAhead)
        {
            _ahead = 0;
            StayNear();
        }
    }

    private void StayNear()
    {
        nint marker;
        Check(_library.EnqueueMarkerWithWaitList(_queue, 0, null, &marker), "mark its place");
        var before = _marker;
        _marker = marker;
        Check(_library.Flush(_queue), "begin its work");
        if (before != 0)
        {
            var begun = Environment.TickCount64;
            Await(before);
            if (Environment.TickCount64 - begun > MostMillisecondsAhead)
            {
                _mostAhead = Math.Max(CommandsHeldBack, _mostAhead / 2);
            }
        }
    }

    private void Check(int status, string what) => ClStatus.Check(status, _device, what);
}

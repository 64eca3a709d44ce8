using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Ouroboros.Numerics.Simd;

/// <summary>Threads that do the items of one job at a time, the caller among them.</summary>
/// <remarks>
/// <para>A training step is some thirty short jobs, so the thread pool's queueing would cost as much as the work: here a job is
/// a struct on the caller's stack, announced by one write for each thread, and nothing is allocated.</para>
/// <para>Every thread has a range of items of its own, in order, so that it meets the same rows of a batch in one job after the other and finds
/// them in its own cache; a thread that has done its range takes items from the far end of another's, so a thread that the operating
/// system holds up delays one item only. Idle threads spin for about as long as the pauses between the jobs of a step, then sleep.</para>
/// <para>One thread at a time may call; the owner sees to that, as it knows its operations.</para>
/// </remarks>
internal sealed unsafe class WorkerTeam : IDisposable
{
    // Many times the pause between two jobs of a step, and the time that it takes to fall asleep and to be woken. By the clock, because how
    // long a processor's pause lasts differs by more than ten times.
    private static readonly long _ticksBeforeSleep = Stopwatch.Frequency / 5_000;

    private readonly Worker[] _workers;
    private readonly ItemRanges _ranges;

    private int _unfinished;
    private void* _job;
    private delegate*<void*, int, void> _execute;
    private volatile bool _stopping;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">Threads that work, the caller included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _ranges = new ItemRanges(threads);
        _workers = new Worker[threads - 1];
        try
        {
            for (var i = 0; i < _workers.Length; i++)
            {
                _workers[i] = new Worker(this, i + 1);
            }
        }
        catch
        {
            // The system has no thread left: those that began must not wait for work for ever.
            Dispose();
            throw;
        }
    }

    public int Threads { get; }

    /// <summary>Does items 0 to <paramref name="items"/> - 1 of a job and returns when all are done.</summary>
    /// <remarks>What an item throws on any thread is thrown here, once no thread is at work any more; other items may be left undone.</remarks>
    public void Run<TJob>(ref TJob job, int items)
        where TJob : unmanaged, IJob
    {
        if (_workers.Length == 0 || items <= 1)
        {
            for (var item = 0; item < items; item++)
            {
                job.Execute(item);
            }

            return;
        }

        fixed (TJob* pointer = &job)
        {
            _job = pointer;
            _execute = &Invoke<TJob>;
            Volatile.Write(ref _unfinished, items);
            _ranges.Deal(items);
            for (var i = 0; i < Math.Min(_workers.Length, items - 1); i++)
            {
                _workers[i].Wake();
            }

            DoItems(0);
            WaitForOthers();
        }

        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;

        // As with a job: the announcement must be out before the look at who sleeps, or a worker about to sleep is missed and never ends.
        Interlocked.MemoryBarrier();
        foreach (var worker in _workers)
        {
            worker?.Wake();
        }

        foreach (var worker in _workers)
        {
            worker?.Dispose();
        }

        _ranges.Dispose();
    }

    private static void Invoke<TJob>(void* job, int item)
        where TJob : unmanaged, IJob => ((TJob*)job)->Execute(item);

    // Done items are reported together: until then their job cannot end, so what is claimed meanwhile belongs to the same job.
    private void DoItems(int thread)
    {
        var done = 0;
        while (_ranges.TryClaim(thread, out var first, out var end))
        {
            try
            {
                for (var item = first; item < end; item++)
                {
                    _execute(_job, item);
                }
            }
#pragma warning disable CA1031 // Whatever it is, the caller is told; here it would end the process, or leave the others waiting.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }

            done += end - first;
        }

        if (done != 0)
        {
            Interlocked.Add(ref _unfinished, -done);
        }
    }

    private void WaitForOthers()
    {
        var patience = new Patience();
        while (Volatile.Read(ref _unfinished) != 0)
        {
            if (!patience.Wait())
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Short pauses, until it has taken too long.</summary>
    private ref struct Patience()
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public readonly bool Wait()
        {
            Thread.SpinWait(1);
            return Stopwatch.GetTimestamp() - _start < _ticksBeforeSleep;
        }
    }

    private sealed class Worker : IDisposable
    {
        private readonly WorkerTeam _team;
        private readonly int _number;
        private readonly Thread _thread;
        private readonly SemaphoreSlim _wake = new(0);
        private int _asleep;

        public Worker(WorkerTeam team, int number)
        {
            _team = team;
            _number = number;
            _thread = new Thread(Work) { IsBackground = true, Name = $"ouroboros-{number}" };
            _thread.Start();
        }

        public void Wake()
        {
            if (Volatile.Read(ref _asleep) == 1 && Interlocked.Exchange(ref _asleep, 0) == 1)
            {
                _wake.Release();
            }
        }

        public void Dispose()
        {
            _thread.Join();
            _wake.Dispose();
        }

        private void Work()
        {
            while (!_team._stopping)
            {
                _team.DoItems(_number);
                WaitForWork();
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void WaitForWork()
        {
            var patience = new Patience();
            do
            {
                if (_team._ranges.HasItems(_number) || _team._stopping)
                {
                    return;
                }
            }
            while (patience.Wait());

            // Announced before the last look, as the caller writes the job before it looks who sleeps: one of the two sees the other.
            Interlocked.Exchange(ref _asleep, 1);
            var awake = (_team._ranges.HasItems(_number) || _team._stopping) && Interlocked.Exchange(ref _asleep, 0) == 1;
            if (!awake)
            {
                _wake.Wait();
            }
        }
    }
}

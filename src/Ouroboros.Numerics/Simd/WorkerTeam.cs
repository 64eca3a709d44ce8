using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Simd;

/// <summary>Threads that do the items of one job at a time, the caller among them.</summary>
/// <remarks>
/// A training step is some forty short jobs, so the thread pool's queueing would cost as much as the work: here a job is
/// a struct on the caller's stack, announced by one atomic write, and nothing is allocated. Items are claimed one by one
/// rather than dealt out, so a thread that the operating system holds up delays one item only. Idle threads spin for about as long as
/// the pauses between the jobs of a step, then sleep.
/// </remarks>
internal sealed unsafe class WorkerTeam : IDisposable
{
    // About a tenth of a millisecond: many times the pause between two jobs of a step.
    private const int SpinsBeforeSleep = 400;
    private const int PausesPerSpin = 10;

    private readonly Worker[] _workers;

    // Upper half: number of the job. Lower half: items not yet claimed. One word, so that a claim succeeds only for the job it read.
    private long _state;
    private int _unfinished;
    private void* _job;
    private delegate*<void*, int, void> _execute;
    private int _items;
    private volatile bool _stopping;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">Threads that work, the caller included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _workers = new Worker[threads - 1];
        for (var i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Worker(this, i + 1);
        }
    }

    public int Threads { get; }

    /// <summary>Does items 0 to <paramref name="items"/> - 1 of a job and returns when all are done.</summary>
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
            _items = items;
            Volatile.Write(ref _unfinished, items);
            var number = (Volatile.Read(ref _state) >> 32) + 1;
            Interlocked.Exchange(ref _state, (number << 32) | (uint)items);
            for (var i = 0; i < Math.Min(_workers.Length, items - 1); i++)
            {
                _workers[i].Wake();
            }

            while (TryDoItem())
            {
            }

            WaitForOthers();
        }
    }

    public void Dispose()
    {
        _stopping = true;

        // As with a job: the announcement must be out before the look at who sleeps, or a worker about to sleep is missed and never ends.
        Interlocked.MemoryBarrier();
        foreach (var worker in _workers)
        {
            worker.Wake();
        }

        foreach (var worker in _workers)
        {
            worker.Dispose();
        }
    }

    private static void Invoke<TJob>(void* job, int item)
        where TJob : unmanaged, IJob => ((TJob*)job)->Execute(item);

    private bool TryDoItem()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var left = (int)state;
            if (left == 0)
            {
                return false;
            }

            // Read before the claim: while an item is unclaimed its job cannot end, so a claim that succeeds read the right job.
            var execute = _execute;
            var job = _job;
            var items = _items;
            if (Interlocked.CompareExchange(ref _state, state - 1, state) == state)
            {
                execute(job, items - left);
                Interlocked.Decrement(ref _unfinished);
                return true;
            }
        }
    }

    private void WaitForOthers()
    {
        for (var spins = 0; Volatile.Read(ref _unfinished) != 0; spins++)
        {
            if (spins < SpinsBeforeSleep)
            {
                Thread.SpinWait(PausesPerSpin);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private bool HasWork => (int)Volatile.Read(ref _state) != 0;

    private sealed class Worker : IDisposable
    {
        private readonly WorkerTeam _team;
        private readonly Thread _thread;
        private readonly SemaphoreSlim _wake = new(0);
        private int _asleep;

        public Worker(WorkerTeam team, int number)
        {
            _team = team;
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
                while (_team.TryDoItem())
                {
                }

                WaitForWork();
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void WaitForWork()
        {
            for (var spins = 0; spins < SpinsBeforeSleep; spins++)
            {
                if (_team.HasWork || _team._stopping)
                {
                    return;
                }

                Thread.SpinWait(PausesPerSpin);
            }

            // Announced before the last look, as the caller writes the job before it looks who sleeps: one of the two sees the other.
            Interlocked.Exchange(ref _asleep, 1);
            var awake = (_team.HasWork || _team._stopping) && Interlocked.Exchange(ref _asleep, 0) == 1;
            if (!awake)
            {
                _wake.Wait();
            }
        }
    }
}

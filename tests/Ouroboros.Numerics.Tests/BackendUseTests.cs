using System.Collections;
using Ouroboros.Numerics.Random;
using Ouroboros.Numerics.Tests.OpenCl;

namespace Ouroboros.Numerics.Tests;

/// <summary>Wrong use of a backend, by two threads at once or after disposal, is an exception on every backend: no hang, no crash.</summary>
public sealed class BackendUseTests
{
    private const int Threads = 3;

    private static readonly KernelSet[] _sets =
        [.. Backends.All.Where(kernels => kernels.IsSupported), .. UsableDevices.All.Select(usable => usable.Kernels)];

    /// <summary>Numbers of the sets: a set itself has no text that finds it again.</summary>
    public static TheoryData<int> Sets => [.. Enumerable.Range(0, _sets.Length)];

    [Fact]
    public void Every_operation_is_tested_here()
    {
        using var backend = Create(0);
        using var each = new OneOfEach(backend);
        Assert.Equal(
            typeof(IBackend).GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name).Order(),
            each.Operations.Select(operation => operation.Key.Split(' ')[0]).Order());
    }

    /// <summary>The list of layers is read while its operation runs, so it can try others at just that moment.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void While_an_operation_runs_every_other_one_is_refused(int set)
    {
        using var backend = Create(set);
        using var each = new OneOfEach(backend);
        var tried = 0;
        var layers = new ObservedList(each.Layer, () =>
        {
            foreach (var (name, operation) in each.Operations)
            {
                var refusal = Assert.Throws<InvalidOperationException>(operation);
                Assert.True(refusal.Message.Contains($"'{backend.Name}' is already running", StringComparison.Ordinal), $"{name}: {refusal.Message}");
                tried++;
            }
        });
        backend.Adam(layers, AdamStep.At(1, 0.001));
        Assert.Equal(29, tried);
        Assert.All(each.Operations, operation => operation.Value());
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Two_threads_at_once_are_refused_and_nothing_is_lost(int set)
    {
        const int rounds = 2_000;
        using var backend = Create(set);
        using var expected = backend.CreateMatrix(64, 64);
        var key = new RandomKey(7, Purpose.Sampling, 0);
        backend.FillNormal(key, 0, 64, expected);
        var numbers = Read(backend, expected);
        int[] done = [0, 0];
        using var start = new Barrier(2);
        var callers = Enumerable.Range(0, 2).Select(caller => Limited.Start(() =>
        {
            using var matrix = Retry(() => backend.CreateMatrix(64, 64));
            start.SignalAndWait(Limited.Patience);
            for (var round = 0; round < rounds; round++)
            {
                try
                {
                    backend.FillNormal(key, 0, 64, matrix);
                    done[caller]++;
                }
                catch (InvalidOperationException)
                {
                    // The other one is at work.
                }
            }

            Retry(() =>
            {
                backend.FillNormal(key, 0, 64, matrix);
                return 0;
            });
            Assert.Equal(numbers, Retry(() => Read(backend, matrix)));
        })).ToList();
        callers.ForEach(Limited.Await);
        Assert.True(done[0] + done[1] > 0);
        backend.FillNormal(key, 0, 64, expected);
        Assert.Equal(numbers, Read(backend, expected));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_disposed_backend_refuses_every_operation(int set)
    {
        var backend = Create(set);
        using var each = new OneOfEach(backend);
        Assert.All(each.Operations, operation => operation.Value());
        backend.Dispose();
        backend.Dispose();
        foreach (var (name, operation) in each.Operations)
        {
            var refusal = Assert.Throws<ObjectDisposedException>(operation);
            Assert.True(refusal.Message.StartsWith($"'{backend.Name}' was disposed of", StringComparison.Ordinal), $"{name}: {refusal.Message}");
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_disposed_buffer_is_refused_wherever_it_is_used(int set)
    {
        using var backend = Create(set);
        var used = 0;
        for (var at = 0; at < 8; at++)
        {
            using var each = new OneOfEach(backend);
            each.Buffers[at].Dispose();
            each.Buffers[at].Dispose();
            foreach (var (_, operation) in each.Uses)
            {
                if (Record.Exception(operation) is { } refusal)
                {
                    Assert.IsType<ObjectDisposedException>(refusal);
                    used++;
                }
            }
        }

        // Pairs of an operation and a buffer that it is given.
        Assert.Equal(47, used);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Disposal_by_another_thread_waits_for_the_operation_and_ends_the_run(int set)
    {
        var backend = Create(set);
        using var each = new OneOfEach(backend);
        using var running = new ManualResetEventSlim();
        var run = Limited.Start(() =>
        {
            while (true)
            {
                backend.Forward(each.Matrix, 16, each.Layer, Activation.Relu, each.Other);
                running.Set();
            }
        });
        Assert.True(running.Wait(Limited.Patience, TestContext.Current.CancellationToken));
        Limited.Run(backend.Dispose);
        Assert.Throws<ObjectDisposedException>(() => Limited.Await(run));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Buffers_can_be_disposed_of_by_another_thread_while_they_are_used(int set)
    {
        using var backend = Create(set);
        using var each = new OneOfEach(backend);
        var disposed = Task.CompletedTask;
        var layers = new ObservedList(each.Layer, () =>
        {
            disposed = Limited.Start(each.Layer.Dispose);
            Assert.True(SpinWait.SpinUntil(() => each.Layer.IsDisposed, Limited.Patience));
            Assert.False(disposed.Wait(TimeSpan.FromMilliseconds(20)), "The memory was freed while an operation could use it.");
        });
        Assert.Throws<ObjectDisposedException>(() => backend.Adam(layers, AdamStep.At(1, 0.001)));
        Limited.Await(disposed);
        backend.FillNormal(new RandomKey(1, Purpose.Sampling, 0), 0, 16, each.Matrix);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_peak_meter_ends_in_the_same_way(int set)
    {
        var meter = _sets[set].CreatePeakMeter(Threads);
        Assert.True(meter.Measure(TimeSpan.FromTicks(1)) > 0);
        Limited.Run(() =>
        {
            meter.Dispose();
            meter.Dispose();
        });
        Assert.Throws<ObjectDisposedException>(() => meter.Measure(TimeSpan.FromTicks(1)));
    }

    private static IBackend Create(int set) => _sets[set].Create(Threads);

    private static float[] Read(IBackend backend, Matrix matrix)
    {
        var values = new float[matrix.Rows * matrix.Columns];
        backend.Read(matrix, values);
        return values;
    }

    private static T Retry<T>(Func<T> operation)
    {
        while (true)
        {
            try
            {
                return operation();
            }
            catch (InvalidOperationException)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>One layer; whoever reads the list does something else first.</summary>
    private sealed class ObservedList(Linear layer, Action read) : IReadOnlyList<Linear>
    {
        private Action? _read = read;

        public int Count
        {
            get
            {
                Interlocked.Exchange(ref _read, null)?.Invoke();
                return 1;
            }
        }

        public Linear this[int index] => layer;

        public IEnumerator<Linear> GetEnumerator() => Enumerable.Repeat(layer, Count).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

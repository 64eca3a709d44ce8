using Ouroboros.Numerics.Reference;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The backends that must equal the reference to the bit, and the comparison; one instance of each serves a test class.</summary>
public sealed class BackendsUnderTest : IDisposable
{
    private const int GuardFloats = 64;
    private const int Threads = 3;

    private readonly ReferenceBackend _oracle = new();

    // Every set of kernels that this processor can run, with more threads than items now and then.
    private readonly IBackend[] _backends =
        [.. Backends.All.Where(set => set.IsSupported).Select(set => set.Create(Threads, GuardFloats))];

    /// <summary>Every backend there is.</summary>
    public IReadOnlyList<IBackend> All => [_oracle, .. _backends];

    /// <summary>Does something on the reference and on every backend, and compares what it kept.</summary>
    /// <param name="what">The operation and its shapes, for the message.</param>
    /// <param name="operation">Makes buffers, computes, keeps results.</param>
    internal void Check(string what, Action<Side> operation)
    {
        using var expected = new Side(_oracle);
        operation(expected);
        Assert.NotEmpty(expected.Results);
        foreach (var backend in _backends)
        {
            using var found = new Side(backend);
            operation(found);
            found.CheckGuards($"{what}, on {backend.Name}");
            Assert.Equal(expected.Results.Count, found.Results.Count);
            foreach (var (want, have) in expected.Results.Zip(found.Results))
            {
                if (want.Difference(have) is { } difference)
                {
                    Assert.Fail($"{what}, on {backend.Name}: {difference}");
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var backend in All)
        {
            backend.Dispose();
        }
    }
}

using Ouroboros.Numerics.Reference;
using Ouroboros.Numerics.Tests.OpenCl;

namespace Ouroboros.Numerics.Tests.Simd;

/// <summary>The backends that must equal the reference to the bit, and the comparison; one instance of each serves a test class.</summary>
public sealed class BackendsUnderTest : IDisposable
{
    /// <summary>Floats before and behind each buffer that must stay as they are.</summary>
    private const int Guard = 64;

    private readonly ReferenceBackend _oracle = new();

    /// <summary>Every set of kernels that can run here, alone and with work shared out unevenly; the best by many, too; and every device.</summary>
    private readonly IBackend[] _backends =
    [
        .. from kernels in Backends.All
           where kernels.IsSupported && !string.Equals(kernels.Name, "reference", StringComparison.Ordinal)
           from threads in new[] { 1, 3 }
           select kernels.CreateGuarded(threads, Guard),
        Backends.Choose(null).CreateGuarded(8, Guard),
        .. UsableDevices.All.Select(usable => usable.Kernels.CreateGuarded(1, Guard)),
    ];

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

namespace Ouroboros.Numerics;

/// <summary>A set of kernels that can be chosen by name.</summary>
public sealed class KernelSet
{
    private readonly Func<int, int, IBackend> _create;

    internal KernelSet(string name, string description, int vectorBits, bool isSupported, Func<int, int, IBackend> create)
    {
        Name = name;
        Description = description;
        VectorBits = vectorBits;
        IsSupported = isSupported;
        _create = create;
    }

    /// <summary>Its name on the command line and in the environment.</summary>
    public string Name { get; }

    /// <summary>For people.</summary>
    public string Description { get; }

    /// <summary>Bits of a vector.</summary>
    public int VectorBits { get; }

    /// <summary>Whether this processor, as the runtime sees it, has the instructions.</summary>
    public bool IsSupported { get; }

    /// <summary>A backend of these kernels.</summary>
    /// <param name="threads">Threads, 1 to <see cref="Backends.MaxThreads"/>; the reference has one whatever is asked.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of range.</exception>
    public IBackend Create(int threads) => CreateGuarded(threads, guardFloats: 0);

    /// <summary>For tests: with guards of so many floats, a multiple of 16, around every buffer.</summary>
    internal IBackend CreateGuarded(int threads, int guardFloats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Backends.MaxThreads);
        return _create(threads, guardFloats);
    }
}

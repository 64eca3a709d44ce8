namespace Ouroboros.Numerics;

/// <summary>A set of kernels that can be chosen by name.</summary>
public sealed class KernelSet
{
    private readonly Func<int, int, IBackend> _create;
    private readonly Func<int, IPeakMeter> _createPeakMeter;

    internal KernelSet(
        string name, string description, int vectorBits, bool isSupported, Func<int, int, IBackend> create, Func<int, IPeakMeter> createPeakMeter)
    {
        Name = name;
        Description = description;
        VectorBits = vectorBits;
        IsSupported = isSupported;
        _create = create;
        _createPeakMeter = createPeakMeter;
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

    /// <summary>A meter of what the processor can do at most with vectors of this width.</summary>
    /// <param name="threads">Threads that work at once, 1 to <see cref="Backends.MaxThreads"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of range.</exception>
    public IPeakMeter CreatePeakMeter(int threads)
    {
        CheckThreads(threads);
        return _createPeakMeter(threads);
    }

    /// <summary>For tests: with guards of so many floats, a multiple of 16, around every buffer.</summary>
    internal IBackend CreateGuarded(int threads, int guardFloats)
    {
        CheckThreads(threads);
        return _create(threads, guardFloats);
    }

    private static void CheckThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Backends.MaxThreads);
    }
}

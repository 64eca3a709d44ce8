namespace Ouroboros.Fuzzing.Campaigns;

/// <summary>How far the process's memory has risen since the watch began.</summary>
internal sealed class MemoryWatch
{
    /// <summary>What it may rise at most, in bytes.</summary>
    public const long Most = 200_000_000;

    private readonly long _workingSet;
    private readonly long _heap;

    public MemoryWatch()
    {
        GC.Collect();
        (_workingSet, _heap) = (Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false));
    }

    /// <summary>Bytes above the start: of the working set or of the heap, garbage included, whichever has risen further.</summary>
    public long Above() => Math.Max(Environment.WorkingSet - _workingSet, GC.GetTotalMemory(forceFullCollection: false) - _heap);
}

using System.Runtime.InteropServices;

namespace Ouroboros.Numerics.Simd;

/// <summary>The items of a job dealt out in equal ranges, one for each thread; who has done with its own takes from others.</summary>
internal sealed unsafe class ItemRanges : IDisposable
{
    // A range is one word, so that a claim is one compare-and-swap and succeeds only for the job that it read: number of the job, then the
    // next claim and the end in 16 bits each.
    private const int MaxClaims = ushort.MaxValue;

    // Two lines apart: processors fetch lines in pairs.
    private const int WordsApart = 128 / sizeof(long);

    private readonly int _threads;
    private readonly long* _ranges;
    private uint _job;
    private int _items;
    private int _claims;

    public ItemRanges(int threads)
    {
        _threads = threads;
        _ranges = (long*)NativeMemory.AlignedAlloc((nuint)(threads * WordsApart * sizeof(long)), 128);
        NativeMemory.Clear(_ranges, (nuint)(threads * WordsApart * sizeof(long)));
    }

    /// <summary>Announces the items of a new job; all items of the last one must be done.</summary>
    public void Deal(int items)
    {
        _items = items;
        _claims = Math.Min(items, MaxClaims);
        _job++;

        // Where there are fewer items than threads, one for each of the first: those are woken.
        var sharing = Math.Max(1, Math.Min(_threads, _claims));
        for (var thread = _threads - 1; thread >= 0; thread--)
        {
            var first = (int)((long)_claims * Math.Min(thread, sharing) / sharing);
            var end = (int)((long)_claims * Math.Min(thread + 1, sharing) / sharing);
            Interlocked.Exchange(ref Range(thread), Word(_job, first, end));
        }
    }

    /// <summary>Whether a thread's own range has items left.</summary>
    public bool HasItems(int thread) => IsLeft(Volatile.Read(ref Range(thread)));

    /// <summary>Takes the next items of a thread's own range, or the last ones of another's; false when there are none.</summary>
    public bool TryClaim(int thread, out int first, out int end)
    {
        for (var offset = 0; offset < _threads; offset++)
        {
            var owner = thread + offset;
            owner -= owner < _threads ? 0 : _threads;
            if (TryClaim(ref Range(owner), fromEnd: offset != 0, out var claim))
            {
                // Read after the claim: until its items are done the job cannot end, so these are its own.
                first = (int)((long)claim * _items / _claims);
                end = (int)((long)(claim + 1) * _items / _claims);
                return true;
            }
        }

        first = end = 0;
        return false;
    }

    public void Dispose() => NativeMemory.AlignedFree(_ranges);

    private static bool TryClaim(ref long range, bool fromEnd, out int claim)
    {
        var word = Volatile.Read(ref range);
        while (IsLeft(word))
        {
            var next = (int)((word >> 16) & 0xffff);
            var end = (int)(word & 0xffff);
            claim = fromEnd ? end - 1 : next;
            var job = (uint)((ulong)word >> 32);
            var left = fromEnd ? Word(job, next, end - 1) : Word(job, next + 1, end);
            var found = Interlocked.CompareExchange(ref range, left, word);
            if (found == word)
            {
                return true;
            }

            word = found;
        }

        claim = 0;
        return false;
    }

    private static bool IsLeft(long word) => ((word >> 16) & 0xffff) < (word & 0xffff);

    private static long Word(uint job, int next, int end) => ((long)job << 32) | ((long)next << 16) | (long)end;

    private ref long Range(int thread) => ref _ranges[thread * WordsApart];
}

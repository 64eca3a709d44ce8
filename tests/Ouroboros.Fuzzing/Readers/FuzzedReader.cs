using Ouroboros.Fuzzing.Campaigns;
using Ouroboros.Fuzzing.Mutation;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>A reader of files, and what may come of reading one.</summary>
/// <param name="Name">Name in messages and for a case to be run again.</param>
/// <param name="Seeds">Small files that it accepts.</param>
/// <param name="Accepts">Reads a file; false when it reports problems, where that is the reader's way.</param>
/// <param name="Refusal">The exception that it throws of a file it refuses; null when it throws none.</param>
internal sealed record FuzzedReader(string Name, IReadOnlyList<FuzzSeed> Seeds, Func<byte[], bool> Accepts, Type? Refusal)
{
    // What any file may take: buffers, messages, stack traces, what is made once.
    private const long AllocatedByAny = 1_000_000;

    private readonly Mutator _mutator = new([.. Seeds.Select(seed => seed.Content)]);

    /// <summary>Bytes that it may allocate, at most, for a byte of the file.</summary>
    public required long AllocatedByByte { get; init; }

    /// <summary>A second exception that it throws of a file it refuses; null when there is none.</summary>
    public Type? OtherRefusal { get; init; }

    /// <summary>A case's file, always the same for the same number.</summary>
    public byte[] Case(long number)
    {
        var random = new CaseRandom(Name, number);
        var seed = random.Of(Seeds);
        return seed.Finish(_mutator.Mutate(seed.Content, random));
    }

    /// <summary>Reads a file on this thread and judges what came of it.</summary>
    public CaseOutcome Judge(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (accepted, failure) = (false, (string?)null);
        try
        {
            accepted = Accepts(file);
        }
#pragma warning disable CA1031 // Whatever else a reader throws is what is looked for.
        catch (Exception exception)
        {
            failure = exception.GetType() == Refusal || exception.GetType() == OtherRefusal ? null : $"{exception}";
        }
#pragma warning restore CA1031

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var most = AllocatedByAny + (AllocatedByByte * file.Length);
        return new CaseOutcome(
            accepted, allocated, failure ?? (allocated > most ? $"{allocated} bytes allocated for a file of {file.Length}; {most} are allowed" : null));
    }
}

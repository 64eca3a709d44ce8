namespace Ouroboros.Fuzzing.Readers;

/// <summary>What the mutations of a case begin with.</summary>
/// <param name="Content">The bytes that are mutated.</param>
/// <param name="Finish">
/// Makes a file of them: what they lie in, with its checksums and lengths made right again, so that the damage gets past those to the
/// code behind. By itself the content is the file.
/// </param>
internal sealed record FuzzSeed(byte[] Content, Func<byte[], byte[]> Finish)
{
    public FuzzSeed(byte[] content)
        : this(content, mutated => mutated)
    {
    }
}

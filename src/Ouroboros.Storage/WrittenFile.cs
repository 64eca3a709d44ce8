namespace Ouroboros.Storage;

/// <summary>A file that is written in large pieces.</summary>
/// <remarks>
/// .NET reports a file above the limit of its process or file system (EFBIG) as an
/// <see cref="ArgumentOutOfRangeException"/>. Here it is an <see cref="IOException"/>, as for a full disk.
/// </remarks>
/// <param name="path">The file.</param>
/// <param name="mode">How it is opened.</param>
/// <param name="share">What others may do with it meanwhile.</param>
internal sealed class WrittenFile(string path, FileMode mode, FileShare share = FileShare.None)
    : FileStream(path, mode, FileAccess.Write, share, bufferSize: 1 << 16)
{
    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            base.Write(buffer, offset, count);
        }
        catch (ArgumentOutOfRangeException exception) when (count <= buffer.Length - offset)
        {
            throw TooLarge(exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            base.Write(buffer);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(exception);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(exception);
        }
    }

    /// <inheritdoc/>
    public override void Flush(bool flushToDisk)
    {
        try
        {
            base.Flush(flushToDisk);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(exception);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(exception);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            base.Dispose(disposing);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(exception);
        }
    }

    private IOException TooLarge(Exception cause) =>
        new($"File too large : '{Name}'. It exceeds the limit of this process (ulimit -f) or of its file system", cause);
}

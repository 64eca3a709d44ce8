namespace Ouroboros.Data.Fetching;

/// <summary>Fetches files of known hash from the first of their addresses that has them.</summary>
/// <remarks>
/// Nothing that a server says is believed: size and hash are known beforehand. What has arrived before a connection broke, or the process
/// ended, is kept beside the file, and only the rest is asked for.
/// </remarks>
/// <param name="client">Sends requests; its own timeout should be endless, since a large file may take long while it arrives.</param>
/// <param name="time">Clock of the pauses and of the servers' silence.</param>
/// <param name="policy">How patient to be.</param>
public sealed class FileFetcher(HttpClient client, TimeProvider time, FetchPolicy policy)
{
    private readonly MirrorRequest _request = new(client, time, policy.Stall);

    /// <summary>Fetches a file, unless it is there as it should be.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Full path to write; its folder exists. It appears whole or not at all.</param>
    /// <param name="observer">Told how it goes.</param>
    /// <param name="cancellation">Stops; what has arrived stays to go on from.</param>
    /// <exception cref="FetchException">No address has it, or the disk refuses.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task Fetch(RemoteFile file, string path, IFetchObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(observer);
        var part = new PartialFile(path);
        var failures = new List<string>();
        try
        {
            foreach (var address in file.Addresses)
            {
                if (await TryAddress(file, address, part, observer, failures, cancellation))
                {
                    observer.Completed(file);
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FetchException(
                path, $"that the disk refuses it ({exception.Message.TrimEnd('.')})", $"room and permission for {file.Bytes:N0} bytes",
                "What has arrived stays: mend this and fetch again to go on from there.", exception);
        }

        var kept = part.Length > 0 ? " What has arrived stays, and fetching again goes on from there." : "";
        throw new FetchException(
            file.Name, "no address that has it", $"{file.Bytes:N0} bytes with SHA-256 {file.Sha256[..12]}...",
            $"Try again later, or put the file at {path} yourself.{kept}\n  {string.Join("\n  ", failures)}");
    }

    private async Task<bool> TryAddress(
        RemoteFile file, Uri address, PartialFile part, IFetchObserver observer, List<string> failures, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Attempt(file, address, part, observer, cancellation);
                return true;
            }
            catch (MirrorException failure)
            {
                TimeSpan? again = failure.IsWorthAnother && attempt < policy.Attempts ? policy.PauseBefore(attempt + 1) : null;
                observer.Failed(file, address, failure.Message, again);
                if (again is not { } pause)
                {
                    failures.Add($"{address}: {failure.Message}");
                    return false;
                }

                await Task.Delay(pause, time, cancellation);
            }
        }
    }

    private async Task Attempt(RemoteFile file, Uri address, PartialFile part, IFetchObserver observer, CancellationToken cancellation)
    {
        if (part.Length > file.Bytes)
        {
            part.Delete();
        }

        var from = part.Length;
        if (from < file.Bytes)
        {
            await _request.Receive(file, address, part, observer, cancellation);
        }

        var hash = await part.Complete(file, cancellation);
        if (hash != file.Sha256)
        {
            // What came before may be what is wrong: then the whole is worth an attempt.
            throw new MirrorException($"what came has SHA-256 {hash[..12]}..., which is not the file's", isWorthAnother: from > 0);
        }
    }
}

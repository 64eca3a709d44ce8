namespace Ouroboros.Data.Fetching;

/// <summary>Told how a download goes, from whatever thread it is on, one call at a time.</summary>
public interface IFetchObserver
{
    /// <summary>Another process is fetching into the library; told once, when the waiting begins.</summary>
    void Waiting() { }

    /// <summary>A server answers, and content begins to arrive.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="from">Bytes that are there already, from an earlier attempt.</param>
    void Began(RemoteFile file, Uri address, long from) { }

    /// <summary>Content has arrived.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bytes">Bytes that are there by now.</param>
    void Received(RemoteFile file, long bytes) { }

    /// <summary>An attempt failed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">Where.</param>
    /// <param name="reason">Why, as the end of a sentence that begins with the address.</param>
    /// <param name="again">The pause before another attempt there; null when that address is given up.</param>
    void Failed(RemoteFile file, Uri address, string reason, TimeSpan? again) { }

    /// <summary>The file is whole, and what it should be.</summary>
    void Completed(RemoteFile file) { }

    /// <summary>Files of a set are being taken out of an archive.</summary>
    void Unpacking(KnownDataSet set) { }
}

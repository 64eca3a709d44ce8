using Ouroboros.Data;
using Ouroboros.Data.Fetching;

namespace Ouroboros.Tests.Data.Fetching;

/// <summary>Keeps what a download tells.</summary>
internal sealed class FetchTold : IFetchObserver
{
    public List<long> Begins { get; } = [];

    public List<string> Failures { get; } = [];

    public List<TimeSpan?> Pauses { get; } = [];

    public List<string> Unpacked { get; } = [];

    public long Bytes { get; private set; }

    public int Completed { get; private set; }

    public Action<long> OnReceived { get; init; } = _ => { };

    public int Waits { get; private set; }

    public Action OnWaiting { get; init; } = () => { };

    public void Waiting()
    {
        Waits++;
        OnWaiting();
    }

    public void Began(RemoteFile file, Uri address, long from) => Begins.Add(from);

    public void Received(RemoteFile file, long bytes)
    {
        Bytes = bytes;
        OnReceived(bytes);
    }

    public void Failed(RemoteFile file, Uri address, string reason, TimeSpan? again)
    {
        Failures.Add(reason);
        Pauses.Add(again);
    }

    void IFetchObserver.Completed(RemoteFile file) => Completed++;

    public void Unpacking(KnownDataSet set) => Unpacked.Add(set.Name);
}

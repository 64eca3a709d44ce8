using Ouroboros.Data;
using Ouroboros.Data.Fetching;

namespace Ouroboros.Cli.Display;

/// <summary>Shows how a data set arrives: a line that moves where a person watches, a line for each file and quarter of a large one elsewhere.</summary>
/// <param name="terminal">Where.</param>
/// <param name="time">Clock of the speed.</param>
/// <param name="set">The data set.</param>
/// <param name="quiet">Whether only failures are told.</param>
internal sealed class FetchDisplay(Terminal terminal, TimeProvider time, KnownDataSet set, bool quiet) : IFetchObserver, IDisposable
{
    private const long LargeFile = 10_000_000;
    private const int Parts = 4;
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);

    // A speed of less time than this jumps about.
    private static readonly TimeSpan EnoughToEstimate = TimeSpan.FromSeconds(1);

    private readonly StatusLine _status = new(terminal);
    private (long At, long Bytes) _began;
    private long _shown;
    private long _partsTold;

    /// <inheritdoc/>
    public void Began(RemoteFile file, Uri address, long from)
    {
        _began = (time.GetTimestamp(), from);
        (_shown, _partsTold) = (0, from * Parts / file.Bytes);
        Say($"{set.Name}: {file.Name}, {Units.Bytes(file.Bytes)} from {address.Authority}{(from > 0 ? $", {Units.Bytes(from)} there already" : "")}");
    }

    /// <inheritdoc/>
    public void Received(RemoteFile file, long bytes)
    {
        if (quiet)
        {
            return;
        }

        if (terminal.ErrorIsLive)
        {
            if (_shown == 0 || time.GetElapsedTime(_shown) >= BetweenPictures)
            {
                _shown = time.GetTimestamp();
                _status.Show($"{file.Name}  {Units.Bytes(bytes)} of {Units.Bytes(file.Bytes)}  {Units.Percent((double)bytes / file.Bytes)}{Speed(file, bytes)}");
            }
        }
        else if (file.Bytes >= LargeFile && bytes * Parts / file.Bytes is var part && part > _partsTold && part < Parts)
        {
            _partsTold = part;
            Say($"{set.Name}: {file.Name}, {Units.Bytes(bytes)} of {Units.Bytes(file.Bytes)}{Speed(file, bytes)}");
        }
    }

    /// <inheritdoc/>
    public void Failed(RemoteFile file, Uri address, string reason, TimeSpan? again)
    {
        _status.Dispose();
        var next = again is { } pause ? $"Again in {Units.Duration(pause)}." : file.Addresses[^1] == address ? "That was the last address." : "Trying the next address.";
        terminal.Complain($"ouroboros: {address}: {reason}. {next}");
    }

    /// <inheritdoc/>
    public void Waiting() => Say($"{set.Name}: waiting for another process that is fetching data sets");

    /// <inheritdoc/>
    public void Unpacking(KnownDataSet unpacked) => Say($"{set.Name}: taking {unpacked.Name} out of the archive");

    /// <inheritdoc/>
    public void Dispose() => _status.Dispose();

    private string Speed(RemoteFile file, long bytes)
    {
        var elapsed = time.GetElapsedTime(_began.At);
        var received = bytes - _began.Bytes;
        return elapsed < EnoughToEstimate || received <= 0
            ? ""
            : $"  {Units.Bytes((long)(received / elapsed.TotalSeconds))}/s  {Units.Clock(elapsed * ((double)(file.Bytes - bytes) / received))} left";
    }

    private void Say(string text)
    {
        if (!quiet)
        {
            _status.Dispose();
            terminal.Say(text);
        }
    }
}

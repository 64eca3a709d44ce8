using System.Net;
using System.Net.Http.Headers;

namespace Ouroboros.Data.Fetching;

/// <summary>One request for a file, or for the rest of it, and what may go wrong with that.</summary>
/// <param name="client">Sends requests.</param>
/// <param name="time">Clock of the silence.</param>
/// <param name="stall">Longest silence.</param>
internal sealed class MirrorRequest(HttpClient client, TimeProvider time, TimeSpan stall)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Asks for what is missing, and adds it to the part.</summary>
    /// <exception cref="MirrorException">The server has no such file, says something else than is known, falls silent, or the connection breaks.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task Receive(RemoteFile file, Uri address, PartialFile part, IFetchObserver observer, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(stall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        using var response = await Guarded(() => Send(address, part, either.Token), cancellation);
        var from = PlaceOf(response, file, part);
        Expect(response, file.Bytes - from);
        await using var content = await Guarded(() => response.Content.ReadAsStreamAsync(either.Token), cancellation);
        var buffer = new byte[BufferBytes];
        var read = await Read();
        if (IsPage(response, buffer.AsSpan(0, read)))
        {
            throw new MirrorException("it answers with a web page", isWorthAnother: false);
        }

        if (!await CopyAll())
        {
            // Of a file of another size no part is of use.
            part.Delete();
            throw new MirrorException($"more comes than the {file.Bytes:N0} bytes of the file", isWorthAnother: false);
        }

        Task<int> Read()
        {
            silence.CancelAfter(stall);
            return Guarded(() => content.ReadAsync(buffer, either.Token).AsTask(), cancellation);
        }

        // Opens the part only now: a server that has nothing to give leaves what is there as it is.
        async Task<bool> CopyAll()
        {
            await using var target = from > 0 ? part.Continue() : part.Create(address, StrongVersion(response));
            observer.Began(file, address, from);
            var total = from;
            for (; read > 0; read = await Read())
            {
                // Not a byte more than the file has: a server that goes on for ever fills no disk.
                if (total + read > file.Bytes)
                {
                    return false;
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
                total += read;
                observer.Received(file, total);
            }

            return total == file.Bytes
                ? true
                : throw new MirrorException($"the content ends after {total:N0} of {file.Bytes:N0} bytes", isWorthAnother: true);
        }
    }

    // Sign-in pages of networks and error pages come with status 200. The files are archives: none begins like a page.
    private static bool IsPage(HttpResponseMessage response, ReadOnlySpan<byte> start) =>
        response.StatusCode == HttpStatusCode.OK
        && (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
            || start.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8));

    private Task<HttpResponseMessage> Send(Uri address, PartialFile part, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (part.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            if (part.VersionAt(address) is { } version && EntityTagHeaderValue.TryParse(version, out var tag))
            {
                request.Headers.IfRange = new RangeConditionHeaderValue(tag);
            }
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    // Where in the file the answer begins: where we asked, or at the beginning when the server knows no parts, or has another version.
    private static long PlaceOf(HttpResponseMessage response, RemoteFile file, PartialFile part)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return 0;
            case HttpStatusCode.PartialContent:
                var range = response.Content.Headers.ContentRange;
                return range?.From == part.Length && (range.Length ?? file.Bytes) == file.Bytes
                    ? part.Length
                    : throw new MirrorException($"it answers with another part than was asked for, {range}", isWorthAnother: false);
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                throw new MirrorException("it has no more than is there already", isWorthAnother: false);
            default:
                var code = (int)response.StatusCode;
                var isWorthAnother = code is 408 or 429 or >= 500;
                var words = code is >= 300 and < 400 ? "leads in circles, or to where nobody should go" : $"answers {code} {response.ReasonPhrase}";
                throw new MirrorException(words.TrimEnd(), isWorthAnother);
        }
    }

    private static void Expect(HttpResponseMessage response, long bytes)
    {
        if (response.Content.Headers.ContentLength is { } announced && announced != bytes)
        {
            throw new MirrorException($"it announces {announced:N0} bytes where {bytes:N0} are expected", isWorthAnother: false);
        }
    }

    // A weak tag promises no equal bytes, and may not be asked for by part.
    private static string? StrongVersion(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;

    private static async Task<T> Guarded<T>(Func<Task<T>> network, CancellationToken cancellation)
    {
        try
        {
            return await network();
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new MirrorException("nothing came for too long", isWorthAnother: true, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new MirrorException($"the connection failed ({Innermost(exception).TrimEnd('.')})", isWorthAnother: true, exception);
        }
    }

    private static string Innermost(Exception exception) => (exception.GetBaseException() is { Message.Length: > 0 } cause ? cause : exception).Message;
}

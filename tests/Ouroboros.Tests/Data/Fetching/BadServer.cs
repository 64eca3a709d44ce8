using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ouroboros.Tests.Data.Fetching;

/// <summary>What a client asked for.</summary>
/// <param name="Path">The path.</param>
/// <param name="Headers">The headers, by name in lower case.</param>
internal sealed record Asked(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Where the part begins that is asked for; 0 for the whole.</summary>
    public int From => Headers.TryGetValue("range", out var range) ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : 0;
}

/// <summary>An HTTP server on this machine that does to each request what it is told: one connection a request, bytes written as they are.</summary>
internal sealed class BadServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<Func<Asked, NetworkStream, Task>> _answers = new();
    private readonly List<Asked> _asked = [];
    private readonly Task _serving;
    private Func<Asked, NetworkStream, Task> _last = (_, _) => Task.CompletedTask;

    public BadServer()
    {
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<Asked> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>The address of a path.</summary>
    public Uri At(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}");

    /// <summary>Answers the next requests in this order, and all later ones like the last.</summary>
    public BadServer Then(params Func<Asked, NetworkStream, Task>[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }

        return this;
    }

    /// <summary>The head of an answer and some content.</summary>
    public static async Task Send(NetworkStream stream, string status, ReadOnlyMemory<byte> content, params string[] headers)
    {
        var head = string.Join("\r\n", [$"HTTP/1.1 {status}", "Connection: close", .. headers, "", ""]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(content);
    }

    /// <summary>A server as it should be: the whole file, or the part that is asked for.</summary>
    public static Func<Asked, NetworkStream, Task> Good(byte[] file, string? tag = "\"v1\"", int? cutAfter = null) => (asked, stream) =>
    {
        var isSame = !asked.Headers.TryGetValue("if-range", out var wanted) || wanted == tag;
        var from = isSame ? asked.From : 0;
        var rest = file[from..];
        List<string> headers = [$"Content-Length: {rest.Length}"];
        if (tag is not null)
        {
            headers.Add($"ETag: {tag}");
        }

        if (from > 0)
        {
            headers.Add($"Content-Range: bytes {from}-{file.Length - 1}/{file.Length}");
        }

        return Send(stream, from > 0 ? "206 Partial Content" : "200 OK", rest.AsMemory(0, Math.Min(cutAfter ?? rest.Length, rest.Length)), [.. headers]);
    };

    /// <summary>An answer without content.</summary>
    public static Func<Asked, NetworkStream, Task> Status(string status, params string[] headers) =>
        (_, stream) => Send(stream, status, default, ["Content-Length: 0", .. headers]);

    public void Dispose()
    {
        if (!_end.IsCancellationRequested)
        {
            _end.Cancel();
            _serving.Wait();
            _listener.Dispose();
        }
    }

    private async Task Serve()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                await using var stream = connection.GetStream();
                await Answer(stream);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // The end, or a client that has heard enough.
            }
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        if (await Read(stream) is { } asked)
        {
            lock (_asked)
            {
                _asked.Add(asked);
            }

            _last = _answers.TryDequeue(out var next) ? next : _last;
            await _last(asked, stream);
        }
    }

    private static async Task<Asked?> Read(NetworkStream stream)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) > 0)
        {
            if (one[0] != '\n')
            {
                line.Append((char)one[0]);
                continue;
            }

            var text = line.ToString().TrimEnd('\r');
            line.Clear();
            if (text.Length == 0)
            {
                var headers = lines.Skip(1).Select(header => header.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());
                return new Asked(lines[0].Split(' ')[1].TrimStart('/'), headers);
            }

            lines.Add(text);
        }

        return null;
    }
}

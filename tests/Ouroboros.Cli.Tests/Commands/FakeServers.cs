using System.Net;
using System.Security.Cryptography;
using Ouroboros.Data;

namespace Ouroboros.Cli.Tests.Commands;

/// <summary>A small data set under the name of a known one, and the servers that have it.</summary>
internal sealed class FakeServers : HttpMessageHandler
{
    private readonly Dictionary<string, byte[]> _files = [];

    public FakeServers(string folder)
    {
        SmallDigits.Write(folder, train: 60, test: 20);
        var kmnist = KnownDataSets.Find("kmnist")!;
        foreach (var name in MnistFolder.Names)
        {
            _files.Add($"{name}.gz", File.ReadAllBytes(Directory.GetFiles(folder, $"{name}*").Single()));
        }

        Kmnist = kmnist with
        {
            Files =
            [
                .. _files.Select(file => new RemoteFile(
                    file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value)), [new($"http://first.example/{file.Key}"), new($"http://second.example/{file.Key}")])),
            ],
        };
    }

    public KnownDataSet Kmnist { get; }

    /// <summary>Done at each request; may answer itself.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> OnRequest { get; set; } = _ => null;

    public List<string> Requests { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = request.RequestUri!;
        Requests.Add($"{address.Host}{(request.Headers.Range is { } range ? $" {range}" : "")}");
        var content = _files[address.AbsolutePath.TrimStart('/')];
        var from = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
        var answer = OnRequest(request) ?? new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(content[from..]),
        };
        if (from > 0)
        {
            answer.Content.Headers.ContentRange = new(from, content.Length - 1, content.Length);
        }

        return Task.FromResult(answer);
    }
}

using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ouroboros.Data;
using Ouroboros.Data.Fetching;

namespace Ouroboros.Tests.Data.Fetching;

/// <summary>Downloads from a server that cuts, stalls and lies.</summary>
public sealed class FileFetcherTests : IDisposable
{
    private const int Size = 300_000;
    private static readonly byte[] _content = IdxFiles.Bytes(Size);
    private static readonly byte[] _other = [.. _content.Reverse()];

    private readonly BadServer _server = new();
    private readonly BadServer _mirror = new();
    private readonly TurnedClock _clock = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FetchTold _told = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxAutomaticRedirections = 3 }) { Timeout = Timeout.InfiniteTimeSpan };

    private string Target => _folder.File("file.gz");

    private string Part => Target + ".partial";

    [Fact]
    public async Task A_file_appears_whole_and_nothing_beside_it()
    {
        _server.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal([0L], _told.Begins);
        Assert.Equal((Size, 1), ((int)_told.Bytes, _told.Completed));
        Assert.Equal("identity", Assert.Single(_server.Asked).Headers["accept-encoding"]);
    }

    [Fact]
    public async Task A_connection_that_is_cut_goes_on_where_it_was()
    {
        _server.Then(BadServer.Good(_content, cutAfter: 100_000), BadServer.Good(_content, cutAfter: 50_000), BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal([0L, 100_000, 150_000], _told.Begins);
        Assert.Equal(["\"v1\"", "\"v1\""], _server.Asked.Skip(1).Select(asked => asked.Headers["if-range"]));
        Assert.All(_told.Failures, failure => Assert.Matches("^(the connection failed|the content ends after)", failure));
    }

    [Fact]
    public async Task Without_a_length_the_end_of_the_connection_is_not_taken_for_the_end_of_the_file()
    {
        _server.Then((_, stream) => BadServer.Send(stream, "200 OK", _content.AsMemory(0, 5_000)), BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal(["the content ends after 5,000 of 300,000 bytes"], _told.Failures);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>Sign in", null)]
    [InlineData("\n  <html>", "Content-Type: application/octet-stream")]
    [InlineData("Sign in", "Content-Type: text/html; charset=utf-8")]
    public async Task A_web_page_is_no_part_of_a_file_and_costs_no_part(string page, string? header)
    {
        System.IO.File.WriteAllBytes(Part, _content[..70_000]);
        _server.Then((_, stream) => BadServer.Send(stream, "200 OK", Encoding.UTF8.GetBytes(page), header is null ? [] : [header]));
        _mirror.Then(BadServer.Good(_content, tag: null));
        await Fetch();
        Arrived();
        Assert.Equal(["it answers with a web page"], _told.Failures);
        Assert.Equal([70_000L], _told.Begins);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Size)]
    public async Task Of_a_file_that_is_too_large_no_part_is_kept(int more)
    {
        _server.Then((_, stream) => BadServer.Send(stream, "200 OK", (byte[])[.. _content, .. new byte[more]]));
        _mirror.Then(BadServer.Status("404 Not Found"));
        var exception = await Assert.ThrowsAsync<FetchException>(() => Fetch());
        Assert.Contains("more comes than the 300,000 bytes of the file", exception.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Part));
    }

    [Fact]
    public async Task What_has_arrived_before_an_interruption_is_kept_for_the_next_process()
    {
        using var interruption = new CancellationTokenSource();
        var told = new FetchTold { OnReceived = _ => interruption.Cancel() };
        _server.Then(BadServer.Good(_content));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetcher().Fetch(File(), Target, told, interruption.Token));
        var kept = new FileInfo(Part).Length;
        Assert.InRange(kept, 1, Size - 1);
        Assert.False(System.IO.File.Exists(Target));

        await Fetch();
        Arrived();
        Assert.Equal([kept], _told.Begins);
    }

    [Fact]
    public async Task A_part_that_is_the_whole_needs_no_server()
    {
        System.IO.File.WriteAllBytes(Part, _content);
        await Fetch();
        Arrived();
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Another_version_on_the_server_is_fetched_from_its_beginning()
    {
        _server.Then(BadServer.Good(_other, cutAfter: 100_000, tag: "\"old\""), BadServer.Good(_content, tag: "\"new\""));
        await Fetch();
        Arrived();
        Assert.Equal([0L, 0], _told.Begins);
        Assert.Equal("\"old\"", _server.Asked[1].Headers["if-range"]);
    }

    [Fact]
    public async Task A_server_that_knows_no_parts_is_listened_to_from_the_beginning()
    {
        _server.Then(
            BadServer.Good(_content, cutAfter: 100_000),
            (_, stream) => BadServer.Send(stream, "200 OK", _content, $"Content-Length: {Size}"));
        await Fetch();
        Arrived();
        Assert.Equal([0L, 0], _told.Begins);
    }

    [Fact]
    public async Task A_weak_tag_names_no_version()
    {
        _server.Then(BadServer.Good(_content, tag: "W/\"v1\"", cutAfter: 10), BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.DoesNotContain("if-range", _server.Asked[1].Headers.Keys);
        Assert.Equal(10, _server.Asked[1].From);
    }

    [Fact]
    public async Task The_rest_may_come_from_another_address()
    {
        _server.Then(BadServer.Good(_content, cutAfter: 100_000), BadServer.Status("404 Not Found"));
        _mirror.Then(BadServer.Good(_content, tag: "\"theirs\""));
        await Fetch();
        Arrived();
        Assert.Equal(100_000, _mirror.Asked[0].From);
        Assert.DoesNotContain("if-range", _mirror.Asked[0].Headers.Keys);
    }

    [Fact]
    public async Task Wrong_bytes_are_deleted_and_the_next_address_is_asked_for_all()
    {
        _server.Then(BadServer.Good(_other));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Single(_server.Asked);
        Assert.Equal(0, _mirror.Asked[0].From);
        Assert.Contains("which is not the file's", Assert.Single(_told.Failures));
    }

    [Fact]
    public async Task A_part_that_was_wrong_does_not_spoil_the_address()
    {
        System.IO.File.WriteAllBytes(Part, _other[..1000]);
        _server.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal([1000L, 0], _told.Begins);
        Assert.Empty(_mirror.Asked);
    }

    [Fact]
    public async Task A_part_that_is_too_long_is_forgotten()
    {
        System.IO.File.WriteAllBytes(Part, new byte[Size + 1]);
        _server.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal([0L], _told.Begins);
    }

    [Fact]
    public async Task Content_without_end_is_not_written_without_end()
    {
        _server.Then(async (_, stream) =>
        {
            await BadServer.Send(stream, "200 OK", default);
            while (true)
            {
                await stream.WriteAsync(_content);
            }
        });
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal(["more comes than the 300,000 bytes of the file"], _told.Failures.Where(failure => failure.StartsWith("more", StringComparison.Ordinal)));
        Assert.Single(_server.Asked);
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(300_001)]
    [InlineData(0)]
    [InlineData(9_000_000_000_000)]
    public async Task Another_length_than_the_file_has_is_not_even_begun(long announced)
    {
        _server.Then((_, stream) => BadServer.Send(stream, "200 OK", _content, $"Content-Length: {announced}"));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal([$"it announces {announced:N0} bytes where 300,000 are expected"], _told.Failures);
        Assert.Single(_told.Begins);
    }

    [Theory]
    [InlineData("bytes 99-299999/300000")]
    [InlineData("bytes 100-299999/400000")]
    [InlineData("bytes */300000")]
    public async Task Another_part_than_was_asked_for_is_not_taken(string range)
    {
        System.IO.File.WriteAllBytes(Part, _content[..100]);
        _server.Then((_, stream) => BadServer.Send(stream, "206 Partial Content", _content.AsMemory(100), $"Content-Range: {range}"));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.StartsWith("it answers with another part", Assert.Single(_told.Failures));
        Assert.Equal([100L], _told.Begins);
    }

    [Fact]
    public async Task A_server_that_has_no_more_is_left()
    {
        System.IO.File.WriteAllBytes(Part, _content[..100]);
        _server.Then(BadServer.Status("416 Range Not Satisfiable"));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal(["it has no more than is there already"], _told.Failures);
    }

    /// <summary>Before a word, after the head, in the middle.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(70_000)]
    public async Task A_server_that_falls_silent_is_left_in_time(int after)
    {
        _server.Then(
            async (_, stream) =>
            {
                if (after >= 0)
                {
                    await BadServer.Send(stream, "200 OK", _content.AsMemory(0, after), $"Content-Length: {Size}", "ETag: \"v1\"");
                }

                await TurnUntilLeft(stream);
            },
            BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal(["nothing came for too long"], _told.Failures);
    }

    [Fact]
    public async Task A_redirection_is_followed()
    {
        _server.Then(BadServer.Status("302 Found", $"Location: {_mirror.At("elsewhere")}"));
        _mirror.Then(BadServer.Good(_content));
        await Fetch(_server.At("file.gz"));
        Arrived();
        Assert.Equal("elsewhere", Assert.Single(_mirror.Asked).Path);
    }

    [Fact]
    public async Task Redirections_in_a_circle_end()
    {
        _server.Then(BadServer.Status("302 Found", $"Location: {_server.At("again")}"));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.StartsWith("leads in circles", Assert.Single(_told.Failures));
        Assert.Equal(4, _server.Asked.Count);
    }

    [Theory]
    [InlineData("404 Not Found", 1)]
    [InlineData("403 Forbidden", 1)]
    [InlineData("500 Internal Server Error", 3)]
    [InlineData("503 Service Unavailable", 3)]
    [InlineData("429 Too Many Requests", 3)]
    public async Task What_may_pass_is_tried_again_and_what_will_not_is_not(string status, int attempts)
    {
        _server.Then(BadServer.Status(status));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
        Assert.Equal(attempts, _server.Asked.Count);
        Assert.Equal(Enumerable.Repeat($"answers {status}", attempts), _told.Failures);
        Assert.Equal([.. Enumerable.Repeat((TimeSpan?)TimeSpan.Zero, attempts - 1), null], _told.Pauses);
    }

    [Fact]
    public async Task When_no_address_has_it_each_is_told_with_its_reason_and_the_part_is_kept()
    {
        _server.Then(BadServer.Status("404 Not Found"));
        _mirror.Then(BadServer.Good(_content, cutAfter: 7), BadServer.Status("500 Oh"));
        var message = (await Assert.ThrowsAsync<FetchException>(() => Fetch())).Message;
        Assert.StartsWith("file.gz: found no address that has it, expected 300,000 bytes with SHA-256 ", message);
        Assert.Contains($"{_server.At("file.gz")}: answers 404 Not Found\n  {_mirror.At("file.gz")}: answers 500 Oh", message);
        Assert.Contains($"or put the file at {Target} yourself. What has arrived stays, and fetching again goes on from there.\n", message);
        Assert.Equal(7, new FileInfo(Part).Length);
        Assert.False(System.IO.File.Exists(Target));
    }

    [Fact]
    public async Task Nobody_there_is_told()
    {
        var address = _server.At("file.gz");
        _server.Dispose();
        Assert.Contains($"{address}: the connection failed (", (await Assert.ThrowsAsync<FetchException>(() => Fetch(address))).Message);
    }

    [Fact]
    public async Task A_disk_that_refuses_is_no_fault_of_the_server()
    {
        _server.Then(BadServer.Good(_content));
        var target = _folder.File("missing/file.gz");
        var message = (await Assert.ThrowsAsync<FetchException>(() => Fetcher().Fetch(File(), target, _told, TestContext.Current.CancellationToken))).Message;
        Assert.StartsWith($"{target}: found that the disk refuses it (", message);
        Assert.Single(_server.Asked);
        Assert.Empty(_told.Failures);
    }

    [Fact]
    public async Task A_file_of_that_name_is_replaced_only_by_a_whole_one()
    {
        System.IO.File.WriteAllText(Target, "old");
        _server.Then(BadServer.Status("404 Not Found"));
        await Assert.ThrowsAsync<FetchException>(() => Fetch(_server.At("file.gz")));
        Assert.Equal("old", System.IO.File.ReadAllText(Target));
        _mirror.Then(BadServer.Good(_content));
        await Fetch();
        Arrived();
    }

    [Fact]
    public void Pauses_double_up_to_the_longest()
    {
        var policy = new FetchPolicy { FirstPause = TimeSpan.FromSeconds(2), LongestPause = TimeSpan.FromSeconds(15) };
        Assert.Equal([2, 4, 8, 15, 15], new[] { 2, 3, 4, 5, 1000 }.Select(attempt => policy.PauseBefore(attempt).TotalSeconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.PauseBefore(1));
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _mirror.Dispose();
        _folder.Dispose();
    }

    private Task Fetch(params Uri[] addresses) => Fetcher().Fetch(File(addresses), Target, _told, TestContext.Current.CancellationToken);

    private FileFetcher Fetcher() => new(_client, _clock, new FetchPolicy { Attempts = 3, FirstPause = TimeSpan.Zero });

    private RemoteFile File(params Uri[] addresses) => new(
        "file.gz", Size, Convert.ToHexStringLower(SHA256.HashData(_content)), addresses.Length > 0 ? addresses : [_server.At("file.gz"), _mirror.At("file.gz")]);

    private void Arrived()
    {
        Assert.Equal(_content, System.IO.File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.Path));
    }

    // The client's alarm is set before it sends anything, and from then on to the end of its request.
    private async Task TurnUntilLeft(NetworkStream stream)
    {
        _clock.Turn(TimeSpan.FromMinutes(1));
        _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
    }
}

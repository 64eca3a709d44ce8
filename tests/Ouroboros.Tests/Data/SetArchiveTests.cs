using System.Buffers.Binary;
using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

/// <summary>Archives that nobody should trust.</summary>
public sealed class SetArchiveTests
{
    private static readonly byte[] _content = IdxFiles.Bytes(5_000);

    [Fact]
    public void Entries_are_read_by_name_in_the_order_of_their_names()
    {
        var taken = Read(ZipFiles.Of(("z/b", [2]), ("other", [9]), ("z/a", _content)), ("z/a", 5_000), ("z/b", 1));
        Assert.Equal(["z/a", "z/b"], taken.Select(entry => entry.Name));
        Assert.Equal(_content, taken[0].Content);
        Assert.Equal([2], taken[1].Content);
    }

    [Fact]
    public void A_path_that_leads_out_of_the_archive_is_just_another_name() =>
        Assert.Equal(["a"], Read(ZipFiles.Of(("../../a", [1]), ("/a", [2]), ("a", [3]), (@"..\a", [4])), ("a", 10)).Select(entry => entry.Name));

    [Fact]
    public void An_entry_larger_than_it_may_be_is_not_unpacked() =>
        Assert.Contains("a of 5,000 bytes; expected at most 4,999", Refused(ZipFiles.Of(("a", _content)), ("a", 4_999)));

    [Fact]
    public void An_entry_that_is_missing_or_there_twice()
    {
        Assert.Contains("b missing; expected it once", Refused(ZipFiles.Of(("a", _content)), ("b", 10)));
        Assert.Contains("a 2 times; expected it once", Refused(ZipFiles.Of(("a", [1]), ("a", [2])), ("a", 10)));
    }

    [Fact]
    public void An_entry_shorter_than_the_directory_says() =>
        Assert.Contains("5,000 bytes in a; expected 5,001, as its directory says", Refused(Stating(5_001, _content), ("a", 10_000)));

    [Theory]
    [InlineData(4_999, 5_000)]
    [InlineData(1_000, 100_000_000)]
    public void No_more_comes_out_than_the_directory_says(int stated, int zeros) =>
        Assert.Equal(stated, Assert.Single(Read(Stating(stated, new byte[zeros]), ("a", stated))).Content.Length);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(150)]
    public void What_is_cut_is_refused(int length) => Assert.Contains("a damaged zip archive (", Refused(ZipFiles.Of(("a", _content))[..length], ("a", 10_000)));

    [Fact]
    public void Who_stops_is_heard()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => SetArchive.Read(
            new MemoryStream(ZipFiles.Of(("a", _content))), "x", new Dictionary<string, long> { ["a"] = 10_000 }, (_, copy) => copy(Stream.Null), stopped.Token));
    }

    // The directory, at the end of an archive, has the length of the content 24 bytes after an entry's mark.
    private static byte[] Stating(int length, byte[] content)
    {
        var zip = ZipFiles.Of(("a", content));
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), length);
        return zip;
    }

    private static string Refused(byte[] zip, params (string Name, long Most)[] entries) =>
        Assert.Throws<DataFileException>(() => Read(zip, entries)).Message;

    private static List<(string Name, byte[] Content)> Read(byte[] zip, params (string Name, long Most)[] entries)
    {
        var taken = new List<(string, byte[])>();
        SetArchive.Read(
            new MemoryStream(zip), "x.zip", entries.ToDictionary(entry => entry.Name, entry => entry.Most),
            (name, copy) =>
            {
                using var target = new MemoryStream();
                copy(target);
                taken.Add((name, target.ToArray()));
            },
            CancellationToken.None);
        return taken;
    }
}

using System.Security.Cryptography;
using Ouroboros.Runs.Storage;

namespace Ouroboros.Tests.Runs.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_holds_what_was_written_and_its_hash_is_returned()
    {
        var content = Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7)).ToArray();
        var hash = AtomicFile.Write(_folder.File("a"), content);
        Assert.Equal(content, File.ReadAllBytes(_folder.File("a")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), hash);
        Assert.Equal([_folder.File("a")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void An_empty_file_has_a_hash()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", AtomicFile.Write(_folder.File("a"), _ => { }));
        Assert.Empty(File.ReadAllBytes(_folder.File("a")));
    }

    [Fact]
    public void The_old_file_is_there_until_the_new_one_is_whole()
    {
        var path = _folder.File("a");
        AtomicFile.Write(path, "a longer old text"u8.ToArray());
        AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            Assert.Equal("a longer old text", File.ReadAllText(path));
        });
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_beside_it(int bytesBefore)
    {
        var path = _folder.File("a");
        AtomicFile.Write(path, "old"u8.ToArray());
        Assert.Throws<InvalidTimeZoneException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[bytesBefore]);
            throw new InvalidTimeZoneException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_writer_that_fails_leaves_no_new_file()
    {
        Assert.Throws<IOException>(() => AtomicFile.Write(_folder.File("a"), _ => throw new IOException()));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_name_that_is_taken_by_a_folder_leaves_nothing_beside_it()
    {
        Directory.CreateDirectory(_folder.File("a"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(_folder.File("a"), "new"u8.ToArray()));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void What_a_killed_program_left_beside_is_replaced()
    {
        File.WriteAllText(_folder.File("a.partial"), "a long half");
        AtomicFile.Write(_folder.File("a"), "new"u8.ToArray());
        Assert.Equal("new", File.ReadAllText(_folder.File("a")));
        Assert.Equal([_folder.File("a")], Directory.GetFiles(_folder.Path));
    }
}

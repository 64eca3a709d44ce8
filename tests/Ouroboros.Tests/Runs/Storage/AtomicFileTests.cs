using System.Security.Cryptography;
using Ouroboros.Storage;

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

    // No process has the greatest number; this one's own may have been an earlier one's, as in containers.
    [Theory]
    [InlineData("a.partial")]
    [InlineData("a.2147483647-0123abcd.partial")]
    [InlineData("a.OWN-0123abcd.partial")]
    public void What_a_killed_program_left_beside_is_deleted(string name)
    {
        var left = _folder.File(name.Replace("OWN", $"{Environment.ProcessId}"));
        File.WriteAllText(left, "a long half");
        File.SetLastWriteTimeUtc(left, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        AtomicFile.Write(_folder.File("a"), "new"u8.ToArray());
        Assert.Equal("new", File.ReadAllText(_folder.File("a")));
        Assert.Equal([_folder.File("a")], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("b.2147483647-0123abcd.partial")]
    [InlineData("a.b.2147483647-0123abcd.partial")]
    [InlineData("A.2147483647-0123abcd.partial")]
    [InlineData("a.2147483647-0123abcd")]
    public void What_belongs_to_another_file_stays(string name)
    {
        File.WriteAllText(_folder.File(name), "another's");
        AtomicFile.Write(_folder.File("a"), "new"u8.ToArray());
        Assert.Equal("another's", File.ReadAllText(_folder.File(name)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_live_process_is_writing_stays(bool isThisOne)
    {
        // Number 1 is a process that every machine has, on Windows 4.
        var process = isThisOne ? Environment.ProcessId : OperatingSystem.IsWindows() ? 4 : 1;
        var name = _folder.File($"a.{process}-0123abcd.partial");
        File.WriteAllText(name, "half");
        AtomicFile.Write(_folder.File("a"), "new"u8.ToArray());
        Assert.Equal("half", File.ReadAllText(name));
    }

    [Fact]
    public void A_link_beside_is_deleted_and_not_followed()
    {
        File.WriteAllText(_folder.File("precious"), "text");
        File.CreateSymbolicLink(_folder.File("a.partial"), _folder.File("precious"));
        AtomicFile.Write(_folder.File("a"), "new"u8.ToArray());
        Assert.False(Path.Exists(_folder.File("a.partial")));
        Assert.Equal("text", File.ReadAllText(_folder.File("precious")));
    }

    [Fact]
    public void Writers_of_one_file_within_each_other_do_not_disturb_each_other()
    {
        var path = _folder.File("a");
        AtomicFile.Write(path, outer =>
        {
            outer.Write("out"u8);
            AtomicFile.Write(path, "inner"u8.ToArray());
            Assert.Equal("inner", File.ReadAllText(path));
            outer.Write("er"u8);
        });
        Assert.Equal("outer", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Of_many_writers_of_one_file_one_is_left_whole()
    {
        var path = _folder.File("a");
        Crowd.AtOnce(number => AtomicFile.Write(path, Content(number)));
        var left = File.ReadAllBytes(path);
        Assert.Equal(Content(left[0]), left);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Many_new_files_of_one_name_get_numbers_and_hold_what_their_writers_wrote()
    {
        var taken = new string[Crowd.Size];
        Crowd.AtOnce(number => taken[number] = AtomicFile.WriteNew(_folder.File("a.html"), Content(number)));
        var numbered = Enumerable.Range(2, Crowd.Size - 1).Select(number => _folder.File($"a_{number}.html"));
        string[] expected = [_folder.File("a.html"), .. numbered];
        Assert.Equal(expected.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
        Assert.All(taken, (path, number) => Assert.Equal(Content(number), File.ReadAllBytes(path)));
        Assert.Equal(Crowd.Size, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void A_new_file_takes_no_name_that_anything_has()
    {
        Directory.CreateDirectory(_folder.File("a.html"));
        File.WriteAllText(_folder.File("a_2.html"), "");
        File.CreateSymbolicLink(_folder.File("a_3.html"), _folder.File("nowhere"));
        Assert.Equal(_folder.File("a_4.html"), AtomicFile.WriteNew(_folder.File("a.html"), Content(0)));
        Assert.False(File.Exists(_folder.File("nowhere")));
        Assert.Empty(File.ReadAllBytes(_folder.File("a_2.html")));
    }

    // Of different lengths, each byte its writer's number.
    private static byte[] Content(int number)
    {
        var content = new byte[100_000 + number];
        Array.Fill(content, (byte)number);
        return content;
    }
}

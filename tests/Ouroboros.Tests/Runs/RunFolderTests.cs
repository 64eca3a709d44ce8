using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_folder_is_created_with_those_above_it()
    {
        var folder = new RunFolder(_temporary.File("a/b/run"));
        folder.Create();
        Assert.True(Directory.Exists(folder.Root));
        Assert.Equal("run", folder.Name);
    }

    [Fact]
    public void An_empty_folder_is_taken_over()
    {
        var folder = new RunFolder(_temporary.Path + "/");
        folder.Create();
        Assert.Equal(Path.GetFileName(_temporary.Path), folder.Name);
        Assert.Equal(_temporary.File("x"), folder.FullPath("x"));
    }

    [Fact]
    public void A_folder_that_holds_something_is_refused()
    {
        File.WriteAllText(_temporary.File("thesis.txt"), "");
        var exception = Assert.Throws<RunFolderException>(new RunFolder(_temporary.Path).Create);
        Assert.Equal($"{_temporary.Path}: the folder already holds files. Choose another name, or delete the earlier run first.", exception.Message);
    }

    [Theory]
    [InlineData(true, "config.yaml.2147483647-0123abcd.partial")]
    [InlineData(true, "manifest.json.partial")]
    [InlineData(false, "thesis.txt.2147483647-0123abcd.partial")]
    public void A_run_may_begin_where_one_was_killed_before_its_first_file(bool may, string left)
    {
        File.WriteAllText(_temporary.File(left), "half");
        Assert.Equal(may, new RunFolder(_temporary.Path).IsUntouched());
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_refused_by_name()
    {
        File.WriteAllText(_temporary.File("run"), "");
        var path = _temporary.File("run");
        Assert.StartsWith($"{path}: ", Assert.Throws<RunFolderException>(new RunFolder(path).Create).Message);
    }

    [Fact]
    public void Files_are_written_with_their_folders_and_read_back()
    {
        var folder = new RunFolder(_temporary.Path);
        folder.Write("plots/deep/a", stream => stream.Write("text"u8));
        Assert.Equal("text"u8.ToArray(), folder.Read("plots/deep/a"));
        Assert.True(folder.Has("plots/deep/a"));
        Assert.False(folder.Has("plots/deep/b"));
    }

    [Fact]
    public void Only_a_folder_that_holds_nothing_is_deleted_and_no_link_to_one()
    {
        var folder = new RunFolder(_temporary.File("run"));
        folder.Create();
        folder.Write("full/a", _ => { });
        Directory.CreateDirectory(folder.FullPath("empty"));
        Directory.CreateDirectory(_temporary.File("outside"));
        Directory.CreateSymbolicLink(folder.FullPath("link"), _temporary.File("outside"));
        foreach (var name in new[] { "full", "empty", "link", "none" })
        {
            folder.DeleteEmpty(name);
        }

        Assert.True(folder.Has("full/a"));
        Assert.False(Directory.Exists(folder.FullPath("empty")));
        Assert.True(Directory.Exists(folder.FullPath("link")));
        Assert.True(Directory.Exists(_temporary.File("outside")));
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("..")]
    [InlineData(".")]
    public void No_file_is_outside(string file)
    {
        Assert.Throws<ArgumentException>(() => new RunFolder(_temporary.Path).FullPath(file));
    }

    [Fact]
    public void A_disk_that_refuses_is_told_with_path_and_advice()
    {
        var folder = new RunFolder(_temporary.Path);
        folder.Write("a", _ => { });
        var path = _temporary.File("a/b");
        foreach (var action in new Action[]
        {
            () => folder.Write("a/b", _ => { }),
            () => folder.Append("a/b", "text"),
            () => folder.Read("a/b"),
        })
        {
            var exception = Assert.Throws<RunFolderException>(action);
            Assert.Equal(path, exception.Path);
            Assert.StartsWith($"{path}: ", exception.Message);
            Assert.Contains(". Check the path", exception.Message);
            Assert.NotNull(exception.InnerException);
        }
    }

    [Fact]
    public void A_folder_that_has_gone_is_not_made_anew()
    {
        var folder = new RunFolder(_temporary.File("run"));
        folder.Create();
        folder.Write("samples/a", _ => { });
        Directory.Move(folder.Root, _temporary.File("moved"));
        foreach (var action in new Action[]
        {
            () => folder.Write("b", _ => { }),
            () => folder.Write("samples/b", _ => { }),
            () => folder.Append("c", "text"),
        })
        {
            Assert.Equal(
                $"{folder.Root}: the run's folder is not there any more. If it was moved, go on with the run where it is now; if it was deleted, begin it again.",
                Assert.Throws<RunFolderException>(action).Message);
        }

        Assert.False(Directory.Exists(folder.Root));
    }

    [Fact]
    public void Hashes_are_of_the_reproducible_files_in_ordinal_order()
    {
        var folder = new RunFolder(_temporary.Path);
        foreach (var file in new[] { "b", "a/c", "B", "a-c", "manifest.json", "timings.csv", "run.log", "x.partial" })
        {
            folder.Write(file, _ => { });
        }

        var hashes = folder.HashFiles();
        Assert.Equal(["B", "a-c", "a/c", "b"], hashes.Keys);
        Assert.All(hashes.Values, hash => Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash));
    }
}

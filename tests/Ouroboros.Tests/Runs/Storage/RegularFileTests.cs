using System.Diagnostics;
using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Replication;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs.Storage;

/// <summary>What lies in a file's place and is none: to open a pipe without a writer would never end.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Pipes_and_devices_are_read_as_empty_also_behind_links()
    {
        foreach (var path in (string[])[Pipe("pipe"), Link("link", "pipe"), Link("zero", "/dev/zero")])
        {
            Assert.Empty(RegularFile.ReadAll(path));
        }
    }

    [Fact]
    public void A_file_behind_a_link_is_read()
    {
        File.WriteAllText(_temporary.File("file"), "0123456789");
        Assert.Equal(10, RegularFile.ReadAll(Link("link", "file")).Length);
    }

    [Fact]
    public void A_file_above_the_limit_is_not_read()
    {
        var path = _temporary.File("large");
        using (var file = File.Create(path))
        {
            file.SetLength(1L << 40);
        }

        Assert.Contains("1,099,511,627,776 bytes", Assert.Throws<IOException>(() => RegularFile.ReadAll(path)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => RegularFile.ReadAll(Link("link", "large"), 10));
        Assert.Throws<RunFolderException>(() => new RunFolder(_temporary.Path).Read("large"));
    }

    [Fact]
    public void No_reader_of_a_folder_waits_for_a_pipe()
    {
        var folder = new RunFolder(_temporary.Path);
        Pipe(RunFiles.Manifest);
        Assert.Throws<RunFileException>(() => ManifestFile.Load(folder));
        Pipe(RunFiles.Metrics);
        Assert.Throws<RunFileException>(() => MetricSeries.Load(folder));
        var weights = Pipe("weights");
        Assert.Throws<SafetensorsException>(() => folder.Read("weights", stream => SafetensorsReader.Read(stream, weights)));
        Pipe(RunFiles.Process);
        Assert.Equal("another process", RunLock.NameOfHolder(folder));
        Pipe(HashList.FileName);
        Assert.Empty(HashList.Read(folder.Root));
        Assert.Equal(HashList.HashOf("/dev/null"), HashList.HashOf(weights));
        Pipe("reference-key.safetensors");
        Assert.Null(new ReferenceFolder(folder.Root).Find("key"));
        foreach (var file in (string[])["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"])
        {
            Pipe(file);
        }

        Assert.Throws<DataFileException>(() => MnistData.LoadFolder(folder.Root));
    }

    [Theory]
    [InlineData("generation\n0\0", 2, "the control character U+0000 in column 2")]
    [InlineData("a\u001b[2J", 1, "the control character U+001B in column 2")]
    public void Text_that_is_none_is_told_with_its_place(string text, int line, string found)
    {
        File.WriteAllText(_temporary.File("a.csv"), text);
        var exception = Assert.Throws<RunFileException>(() => new RunFolder(_temporary.Path).ReadText("a.csv"));
        Assert.Equal(line, exception.Line);
        Assert.Contains($"a.csv, line {line}: found {found}; expected plain text in UTF-8", exception.Message, StringComparison.Ordinal);
    }

    private string Pipe(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It needs named pipes.");
        using var process = Process.Start("mkfifo", [_temporary.File(name)]);
        process.WaitForExit();
        return _temporary.File(name);
    }

    private string Link(string name, string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It needs links that anybody may make.");
        File.CreateSymbolicLink(_temporary.File(name), target);
        return _temporary.File(name);
    }
}

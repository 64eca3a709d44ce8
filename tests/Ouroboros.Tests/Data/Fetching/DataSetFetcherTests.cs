using System.Security.Cryptography;
using Ouroboros.Data;
using Ouroboros.Data.Fetching;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Data.Fetching;

/// <summary>Whole sets: four files, or an archive with several sets.</summary>
public sealed class DataSetFetcherTests : IDisposable
{
    private readonly BadServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly FetchTold _told = new();
    private readonly DataLibrary _library;

    public DataSetFetcherTests() => _library = new DataLibrary(_folder.File("library"));

    [Fact]
    public async Task Four_files_are_fetched_once_and_only_what_is_damaged_again()
    {
        var files = Files(Kmnist.FileNames, firstLabel: 0);
        var set = Kmnist with { Files = [.. files.Select(file => Remote(file.Key, file.Value))] };
        _server.Then([.. files.Values.Select(content => BadServer.Good(content))]);
        Assert.Equal(SetState.Missing, _library.Check(set).State);
        Assert.True(await Get(set));
        Assert.Equal((SetState.Whole, ""), (_library.Check(set).State, _library.Check(set).Detail));
        Assert.Equal(files.Keys, _server.Asked.Select(asked => asked.Path));
        Assert.False(await Get(set));

        var labels = Path.Combine(_library.FolderOf(set), "t10k-labels-idx1-ubyte.gz");
        File.WriteAllText(labels, "nonsense");
        Assert.Equal(new SetCondition(SetState.Damaged, "t10k-labels-idx1-ubyte.gz has another SHA-256"), _library.Check(set));
        File.Delete(Path.Combine(_library.FolderOf(set), "train-labels-idx1-ubyte.gz"));
        Assert.Equal(new SetCondition(SetState.Damaged, "train-labels-idx1-ubyte.gz is missing"), _library.Check(set));
        _server.Then(BadServer.Good(files["train-labels-idx1-ubyte.gz"]), BadServer.Good(files["t10k-labels-idx1-ubyte.gz"]));
        Assert.True(await Get(set));
        Assert.Equal(SetState.Whole, _library.Check(set).State);
        Assert.Equal(6, _server.Asked.Count);
    }

    [Fact]
    public async Task An_archive_brings_all_sets_that_are_in_it_and_goes()
    {
        var archive = Zip(Everything());
        var sets = Sets(archive);
        _server.Then(BadServer.Good(archive));
        Assert.True(await Get(sets[0], sets));
        Assert.Equal(["emnist-letters", "emnist-digits"], _told.Unpacked);
        Assert.Equal(["emnist-digits", "emnist-letters"], Directory.GetFileSystemEntries(_library.Root).Select(Path.GetFileName).Order());
        Assert.All(sets, set => Assert.Equal(new SetCondition(SetState.Whole, ""), _library.Check(set)));
        Assert.Equal(26, MnistData.LoadFolder(_library.FolderOf(sets[0])).Train.Classes);
        Assert.False(await Get(sets[1], sets));
        Assert.Single(_server.Asked);

        // As sha256sum writes it.
        var list = File.ReadAllLines(Path.Combine(_library.FolderOf(sets[0]), HashList.FileName));
        Assert.Equal(4, list.Length);
        Assert.Matches("^[0-9a-f]{64}  emnist-letters-test-images-idx3-ubyte.gz$", list[0]);
        File.AppendAllText(_library.FilesOf(sets[0]).First(), "x");
        Assert.Equal(new SetCondition(SetState.Damaged, "emnist-letters-train-images-idx3-ubyte.gz has another SHA-256"), _library.Check(sets[0]));
    }

    [Fact]
    public async Task An_archive_of_ones_own_is_used_and_stays()
    {
        var archive = Zip(Everything());
        var sets = Sets(archive);
        var own = Path.Combine(Directory.CreateDirectory(_library.Root).FullName, DataSetFetcher.OwnArchive);
        File.WriteAllBytes(own, archive);
        Assert.True(await Get(sets[1], sets));
        Assert.Empty(_server.Asked);
        Assert.True(File.Exists(own));
    }

    [Fact]
    public async Task Files_that_somebody_put_there_are_read()
    {
        var sets = Sets(Zip(Everything()));
        var folder = Directory.CreateDirectory(_library.FolderOf(sets[1])).FullName;
        foreach (var (entry, content) in Everything().Where(entry => entry.Key.Contains("digits", StringComparison.Ordinal)))
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(entry)), content);
        }

        Assert.Equal(new SetCondition(SetState.Whole, "readable; no SHA256SUMS to hold it against"), _library.Check(sets[1]));
        Assert.False(await Get(sets[1], sets));
        File.WriteAllText(Path.Combine(folder, "emnist-digits-test-labels-idx1-ubyte.gz"), "no labels");
        Assert.Equal(SetState.Damaged, _library.Check(sets[1]).State);
    }

    [Fact]
    public async Task An_archive_without_a_file_of_the_set_is_told_and_the_set_is_not_there()
    {
        var entries = Everything();
        entries.Remove("gzip/emnist-letters-test-labels-idx1-ubyte.gz");
        var archive = Zip(entries);
        var sets = Sets(archive);
        _server.Then(BadServer.Good(archive));
        var message = (await Assert.ThrowsAsync<DataFileException>(() => Get(sets[0], sets))).Message;
        Assert.Contains("gzip/emnist-letters-test-labels-idx1-ubyte.gz missing; expected it once", message);
        Assert.NotEqual(SetState.Whole, _library.Check(sets[0]).State);
    }

    [Fact]
    public async Task An_archive_of_files_that_are_no_data_set_is_told_and_leaves_no_list()
    {
        var entries = Everything();
        entries["gzip/emnist-letters-test-labels-idx1-ubyte.gz"] = IdxFiles.Gzip(IdxFiles.Labels(1, 27));
        var archive = Zip(entries);
        var sets = Sets(archive);
        _server.Then(BadServer.Good(archive));
        Assert.Contains("label 27 at position 1; expected 1 to 26", (await Assert.ThrowsAsync<DataFileException>(() => Get(sets[0], sets))).Message);
        Assert.Equal(SetState.Damaged, _library.Check(sets[0]).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_another_process_fetches_one_waits_and_uses_what_it_has_fetched(bool finishes)
    {
        var files = Files(Kmnist.FileNames, firstLabel: 0);
        var set = Kmnist with { Files = [.. files.Select(file => Remote(file.Key, file.Value))] };
        _server.Then([.. files.Values.Skip(finishes ? 4 : 3).Select(content => BadServer.Good(content))]);
        Directory.CreateDirectory(_library.FolderOf(set));
        var other = FolderLock.TryTake(_library.Root, alone: true);
        var told = new FetchTold
        {
            OnWaiting = () =>
            {
                foreach (var (name, content) in files.Take(finishes ? 4 : 3))
                {
                    File.WriteAllBytes(Path.Combine(_library.FolderOf(set), name), content);
                }

                other!.Dispose();
            },
        };
        Assert.Equal(!finishes, await Get(set, told, TestContext.Current.CancellationToken));
        Assert.Equal(SetState.Whole, _library.Check(set).State);
        Assert.Equal((1, finishes ? 0 : 1), (told.Waits, _server.Asked.Count));
    }

    [Fact]
    public async Task Several_that_fetch_one_set_at_once_ask_for_each_file_once()
    {
        var files = Files(Kmnist.FileNames, firstLabel: 0);
        var set = Kmnist with { Files = [.. files.Select(file => Remote(file.Key, file.Value))] };
        _server.Then([.. files.Values.Select(content => BadServer.Good(content))]);
        var fetched = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            _ => Task.Run(() => Get(set, new FetchTold(), TestContext.Current.CancellationToken))));
        Assert.Single(fetched, isNew => isNew);
        Assert.Equal(files.Keys, _server.Asked.Select(asked => asked.Path));
    }

    [Fact]
    public async Task Waiting_for_another_process_can_be_interrupted()
    {
        Directory.CreateDirectory(_library.Root);
        using var other = FolderLock.TryTake(_library.Root, alone: true);
        using var interruption = new CancellationTokenSource();
        var told = new FetchTold { OnWaiting = interruption.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Get(Kmnist, told, interruption.Token));
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task What_is_part_of_the_program_is_not_fetched()
    {
        Assert.False(await Get(KnownDataSets.Find("mnist")!));
        Assert.False(Directory.Exists(_library.Root));
    }

    [Fact]
    public async Task A_library_that_cannot_be_made_is_told()
    {
        File.WriteAllText(_library.Root, "a file");
        Assert.StartsWith($"{_library.Root}: found that the disk refuses (", (await Assert.ThrowsAsync<FetchException>(() => Get(Kmnist))).Message);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    private static KnownDataSet Kmnist => KnownDataSets.Find("kmnist")!;

    private Task<bool> Get(KnownDataSet set, params KnownDataSet[] sets) =>
        Get(set, _told, TestContext.Current.CancellationToken, sets);

    private Task<bool> Get(
        KnownDataSet set, FetchTold told, CancellationToken cancellation, params KnownDataSet[] sets) =>
        new DataSetFetcher(_library, sets, new FileFetcher(_client, TimeProvider.System, new FetchPolicy { FirstPause = TimeSpan.Zero }))
        .Get(set, told, cancellation);

    private RemoteFile Remote(string name, byte[] content) => new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), [_server.At(name)]);

    private KnownDataSet[] Sets(byte[] archive)
    {
        var file = Remote("emnist-gzip.zip", archive);
        return [.. new[] { "emnist-letters", "emnist-digits" }.Select(name => KnownDataSets.Find(name)! with { Files = [file] })];
    }

    // Two sets, and what else may be in an archive.
    private static Dictionary<string, byte[]> Everything()
    {
        var entries = new Dictionary<string, byte[]> { ["gzip/"] = [], ["../outside.gz"] = [1], ["gzip/emnist-letters-mapping.txt"] = [2], ["/etc/x"] = [3] };
        foreach (var name in new[] { "emnist-letters", "emnist-digits" })
        {
            foreach (var (file, content) in Files(KnownDataSets.Find(name)!.FileNames, (byte)KnownDataSets.Find(name)!.FirstLabel))
            {
                entries.Add($"gzip/{file}", content);
            }
        }

        return entries;
    }

    private static Dictionary<string, byte[]> Files(IReadOnlyList<string> names, byte firstLabel)
    {
        byte[][] contents =
        [
            IdxFiles.Images(3), IdxFiles.Labels(firstLabel, (byte)(firstLabel + 9), 5), IdxFiles.Images(2), IdxFiles.Labels(firstLabel, 4),
        ];
        return names.Zip(contents).ToDictionary(file => $"{file.First}.gz", file => IdxFiles.Gzip(file.Second));
    }

    private static byte[] Zip(Dictionary<string, byte[]> entries) => ZipFiles.Of([.. entries.Select(entry => (entry.Key, entry.Value))]);
}

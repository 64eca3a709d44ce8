using Ouroboros.Data;
using Ouroboros.Metrics;
using Ouroboros.Numerics;
using Ouroboros.Storage;
using Ouroboros.Tests.Runs.Storage;

namespace Ouroboros.Tests.Metrics;

/// <summary>The cache of reference classifiers: it may help, and must never hurt.</summary>
public sealed class ReferenceFolderTests : IDisposable
{
    private readonly IBackend _backend = Backends.Create(1);
    private readonly TemporaryFolder _folder = new();
    private readonly DigitSet _digits;
    private readonly RealDigits _all;

    public ReferenceFolderTests(RealDigits digits)
    {
        _all = digits;
        _digits = digits.Train(50);
    }

    private string Kept => Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));

    public void Dispose()
    {
        _folder.Dispose();
        _backend.Dispose();
    }

    [Fact]
    public void What_was_kept_is_found()
    {
        var cache = new CountingCache(new ReferenceFolder(_folder.File("made/when/needed")));
        var trained = Load(cache);
        Assert.Equal((0, 1), (cache.Hits, cache.Kept));
        Assert.Equal(trained, Load(cache));
        Assert.Equal((1, 1), (cache.Hits, cache.Kept));
        Assert.EndsWith(".safetensors", Kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_digits_have_another_judge()
    {
        var cache = new CountingCache(new ReferenceFolder(_folder.Path));
        var first = Load(cache);
        using var other = ReferenceClassifier.Load(_backend, _all.Train(51), cache, CancellationToken.None);
        Assert.NotEqual(first, other.Sha256);
        Assert.Equal((0, 2), (cache.Hits, cache.Kept));
    }

    /// <summary>Any byte of the file, changed or missing: the judge is the same, and the file is mended.</summary>
    [Fact]
    public void A_damaged_file_is_replaced()
    {
        var folder = new ReferenceFolder(_folder.Path);
        var trained = Load(folder);
        var whole = File.ReadAllBytes(Kept);
        int[] places = [0, 7, 8, 40, 200, 400, whole.Length / 2, whole.Length - 1];
        foreach (var place in places)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 0x10;
            foreach (var damaged in new[] { changed, whole[..place] })
            {
                File.WriteAllBytes(Kept, damaged);
                Assert.Equal(trained, Load(folder));
                Assert.Equal(whole, File.ReadAllBytes(Kept));
            }
        }
    }

    /// <summary>Weights that are what their hash says, and are of another judge.</summary>
    [Fact]
    public void A_file_of_other_shapes_is_replaced()
    {
        var folder = new ReferenceFolder(_folder.Path);
        var trained = Load(folder);
        var whole = File.ReadAllBytes(Kept);
        using (var stream = File.Create(Kept))
        {
            SafetensorsWriter.Write(stream, [new NamedTensor("model.0.weight", [1, 1], new float[1])]);
        }

        Assert.Equal(trained, Load(folder));
        Assert.Equal(whole, File.ReadAllBytes(Kept));
    }

    [Fact]
    public void A_place_that_can_hold_nothing_is_no_error()
    {
        var file = _folder.File("a_file");
        File.WriteAllText(file, "no folder");
        var expected = Load(null);
        Assert.Equal(expected, Load(new ReferenceFolder(file)));
        Assert.Equal(expected, Load(new ReferenceFolder(Path.Join(file, "below"))));
        Directory.CreateDirectory(_folder.File($"taken/reference-{ReferenceRecipe.Key(_digits)}.safetensors"));
        Assert.Equal(expected, Load(new ReferenceFolder(_folder.File("taken"))));
    }

    /// <summary>Every step of the disk fails once: the judge is there all the same, and no half of a file is.</summary>
    [Fact]
    public void A_disk_that_fails_is_no_error()
    {
        var expected = Load(null);
        for (var step = 0; ; step++)
        {
            var path = _folder.File($"step{step}");
            var disk = new StoppingDisk(step, Stop.Failure);
            Assert.Equal(expected, Load(new ReferenceFolder(path, disk)));
            Assert.Equal(expected, Load(new ReferenceFolder(path)));
            if (disk.Steps.Count <= step)
            {
                Assert.True(step >= 3, "The disk was hardly used.");
                return;
            }
        }
    }

    [Fact]
    public void Of_several_that_need_a_judge_at_once_one_trains_it_and_the_others_take_it()
    {
        CountingCache[] caches =
            [.. Enumerable.Range(0, Crowd.Size).Select(_ => new CountingCache(new ReferenceFolder(_folder.Path)))];
        var judges = new string[Crowd.Size];
        Crowd.AtOnce(number =>
        {
            using var backend = Backends.Create(1);
            using var judge = ReferenceClassifier.Load(backend, _digits, caches[number], CancellationToken.None);
            judges[number] = judge.Sha256;
        });
        Assert.Single(judges.Distinct());
        Assert.Equal((1, Crowd.Size - 1), (caches.Sum(cache => cache.Kept), caches.Sum(cache => cache.Hits)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_waits_is_told_once_and_trains_if_the_other_left_nothing(bool leavesOne)
    {
        var trained = Load(new ReferenceFolder(_folder.File("elsewhere")));
        var file = Kept;
        Directory.CreateDirectory(_folder.File("shared"));
        var other = FolderLock.TryTake(_folder.File("shared"), alone: true);
        var cache = new CountingCache(new ReferenceFolder(_folder.File("shared")));
        var waits = 0;
        using var judge = ReferenceClassifier.Load(_backend, _digits, cache, CancellationToken.None, () =>
        {
            waits++;
            if (leavesOne)
            {
                File.Copy(file, Path.Join(_folder.File("shared"), Path.GetFileName(file)));
            }

            other!.Dispose();
        });
        Assert.Equal((trained, 1), (judge.Sha256, waits));
        Assert.Equal(leavesOne ? (1, 0) : (0, 1), (cache.Hits, cache.Kept));
    }

    [Fact]
    public void Waiting_can_be_interrupted()
    {
        using var other = FolderLock.TryTake(_folder.Path, alone: true);
        using var interruption = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ReferenceClassifier.Load(
            _backend, _digits, new ReferenceFolder(_folder.Path), interruption.Token, interruption.Cancel));
    }

    private string Load(IReferenceCache? cache)
    {
        using var reference = ReferenceClassifier.Load(_backend, _digits, cache, CancellationToken.None);
        return reference.Sha256;
    }

    private sealed class CountingCache(IReferenceCache inner) : IReferenceCache
    {
        public int Hits { get; private set; }

        public int Kept { get; private set; }

        public IDisposable? Enter(Action waiting, CancellationToken cancellation) => inner.Enter(waiting, cancellation);

        public CachedReference? Find(string key)
        {
            var found = inner.Find(key);
            Hits += found is null ? 0 : 1;
            return found;
        }

        public void Keep(string key, IReadOnlyList<TensorGroup> weights, string sha256)
        {
            Kept++;
            inner.Keep(key, weights, sha256);
        }
    }
}

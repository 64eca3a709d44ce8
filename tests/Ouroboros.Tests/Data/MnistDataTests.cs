using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

public sealed class MnistDataTests
{
    [Fact]
    public void The_embedded_set_is_mnist()
    {
        var data = MnistData.LoadEmbedded();
        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal(("MNIST training set", "MNIST test set", 10), (data.Train.Name, data.Test.Name, data.Train.Classes));
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], data.Train.Labels[..10].ToArray());
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], data.Test.Labels[..10].ToArray());
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], Counts(data.Train));

        // The mean of the training pixels that every MNIST program normalises with.
        Assert.Equal(0.1307, data.Train.Pixels.ToArray().Average(pixel => pixel / 255.0), 4);
    }

    [Fact]
    public void The_digits_are_held_once_while_they_are_loaded()
    {
        // Counted on this thread alone, because other tests allocate at the same time: it loads the training set, the test set maybe.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var data = MnistData.LoadEmbedded();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, data.Train.Pixels.Length, (data.Train.Pixels.Length + data.Test.Pixels.Length) * 1.05);
    }

    [Fact]
    public void Too_few_classes_are_refused()
    {
        Assert.Contains("expected 0 to 4", Assert.Throws<DataFileException>(() => MnistData.LoadEmbedded(classes: 5)).Message);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_folder_may_hold_plain_or_packed_files_under_either_spelling(bool dotted, bool gzip)
    {
        using var folder = new TemporaryFolder();
        Fill(folder, name => (dotted ? name.Replace("-idx", ".idx") : name) + (gzip ? ".gz" : ""), gzip);
        var data = MnistData.LoadFolder(folder.Path);
        Assert.Equal([3, 1, 2], data.Train.Labels.ToArray());
        Assert.Equal(IdxFiles.Bytes(2 * 784), data.Test.Pixels.ToArray());
        Assert.Equal($"{Path.GetFileName(folder.Path)} test set", data.Test.Name);
    }

    [Fact]
    public void All_missing_files_are_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(MnistFolder.TrainImages), IdxFiles.Images(3));
        var message = Assert.Throws<DataFileException>(() => MnistData.LoadFolder(folder.Path)).Message;
        Assert.Contains("train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte missing", message);
        Assert.StartsWith(folder.Path, message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("nowhere");
        Assert.StartsWith($"{path}: no such folder", Assert.Throws<DataFileException>(() => MnistData.LoadFolder(path)).Message);
    }

    [Fact]
    public void Images_and_labels_of_different_number_are_refused_with_both_names()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, name => name, gzip: false);
        File.WriteAllBytes(folder.File(MnistFolder.TestLabels), IdxFiles.Labels(1, 2, 3));
        var message = Assert.Throws<DataFileException>(() => MnistData.LoadFolder(folder.Path)).Message;
        Assert.StartsWith($"{folder.File(MnistFolder.TestImages)}: 2 images; expected as many as the 3 labels of", message);
        Assert.Contains(folder.File(MnistFolder.TestLabels), message);
    }

    [Fact]
    public void A_damaged_file_is_named_with_its_path()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, name => $"{name}.gz", gzip: true);
        var path = folder.File($"{MnistFolder.TrainImages}.gz");
        var packed = File.ReadAllBytes(path);
        packed[packed.Length / 2] ^= 0xff;
        File.WriteAllBytes(path, packed);
        Assert.StartsWith(path, Assert.Throws<DataFileException>(() => MnistData.LoadFolder(folder.Path)).Message);
    }

    [Fact]
    public void A_file_that_another_program_keeps_to_itself_is_named()
    {
        using var folder = new TemporaryFolder();
        Fill(folder, name => name, gzip: false);
        var path = folder.File(MnistFolder.TestImages);
        using var kept = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.StartsWith($"{path}: it cannot be read", Assert.Throws<DataFileException>(() => MnistData.LoadFolder(folder.Path)).Message);
    }

    private static void Fill(TemporaryFolder folder, Func<string, string> spelling, bool gzip)
    {
        Write(MnistFolder.TrainImages, IdxFiles.Images(3));
        Write(MnistFolder.TrainLabels, IdxFiles.Labels(3, 1, 2));
        Write(MnistFolder.TestImages, IdxFiles.Images(2));
        Write(MnistFolder.TestLabels, IdxFiles.Labels(5, 6));
        void Write(string name, byte[] content) =>
            File.WriteAllBytes(folder.File(spelling(name)), gzip ? IdxFiles.Gzip(content) : content);
    }

    private static int[] Counts(DigitSet set)
    {
        var counts = new int[set.Classes];
        foreach (var label in set.Labels.Span)
        {
            counts[label]++;
        }

        return counts;
    }
}

using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

/// <summary>Folders of other sets than MNIST.</summary>
public sealed class SetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Labels_counted_from_one_are_shifted_and_images_turned()
    {
        var image = IdxFiles.Bytes(784);
        Write("emnist-letters", IdxFiles.Images(1, image), IdxFiles.Labels(26), IdxFiles.Images(1, image), IdxFiles.Labels(1));
        var data = MnistData.LoadFolder(_folder.Path);
        Assert.Equal(("EMNIST Letters training set", 26), (data.Train.Name, data.Train.Classes));
        Assert.Equal((25, 0), (data.Train.Labels.Span[0], data.Test.Labels.Span[0]));
        for (var row = 0; row < 28; row++)
        {
            for (var column = 0; column < 28; column++)
            {
                Assert.Equal(image[(column * 28) + row], data.Train.Pixels.Span[(row * 28) + column]);
            }
        }
    }

    [Fact]
    public void A_label_that_the_set_does_not_have_is_refused()
    {
        Write("emnist-letters", IdxFiles.Images(1), IdxFiles.Labels(0), IdxFiles.Images(1), IdxFiles.Labels(1));
        Assert.Contains("label 0 at position 0; expected 1 to 26", Assert.Throws<DataFileException>(() => MnistData.LoadFolder(_folder.Path)).Message);
    }

    [Fact]
    public void Files_of_several_sets_need_a_word_which()
    {
        foreach (var set in new[] { "emnist-digits", "emnist-balanced" })
        {
            Write(set, IdxFiles.Images(2), IdxFiles.Labels(1, 2), IdxFiles.Images(1), IdxFiles.Labels(3));
        }

        var message = Assert.Throws<DataFileException>(() => MnistData.LoadFolder(_folder.Path)).Message;
        Assert.Contains("the files of emnist-balanced, emnist-digits; expected those of one data set. Say which one is meant: emnist-balanced:", message);
        Assert.Equal(47, MnistData.LoadFolder(_folder.Path, KnownDataSets.Find("emnist-balanced")).Train.Classes);
    }

    [Theory]
    [InlineData(2, 0, 0, 0)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(12, 3, 11, 2)]
    [InlineData(256, 3, 11, 255)]
    public void Nobody_knows_a_folder_under_MNISTs_names_and_the_labels_say_how_many_classes(int classes, byte first, byte second, byte tested)
    {
        byte[][] files = [IdxFiles.Images(2), IdxFiles.Labels(first, second), IdxFiles.Images(1), IdxFiles.Labels(tested)];
        foreach (var (name, content) in MnistFolder.Names.Zip(files))
        {
            File.WriteAllBytes(_folder.File(name), content);
        }

        var data = MnistData.LoadFolder(_folder.Path);
        Assert.Equal((classes, classes), (data.Train.Classes, data.Test.Classes));
        Assert.Equal(IdxFiles.Bytes(784), data.Test.Pixels.ToArray());
    }

    [Fact]
    public void A_file_that_is_missing_is_named_as_the_set_names_it()
    {
        Write("emnist-digits", IdxFiles.Images(2), IdxFiles.Labels(1, 2), IdxFiles.Images(1), IdxFiles.Labels(3));
        File.Delete(_folder.File("emnist-digits-test-labels-idx1-ubyte.gz"));
        Assert.Contains(
            "emnist-digits-test-labels-idx1-ubyte missing",
            Assert.Throws<DataFileException>(() => MnistData.LoadFolder(_folder.Path, KnownDataSets.Find("emnist-digits"))).Message);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string set, params byte[][] files)
    {
        foreach (var (name, content) in KnownDataSets.Find(set)!.FileNames.Zip(files))
        {
            File.WriteAllBytes(_folder.File($"{name}.gz"), IdxFiles.Gzip(content));
        }
    }
}

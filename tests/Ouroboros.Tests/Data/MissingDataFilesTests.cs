using Ouroboros.Data;

namespace Ouroboros.Tests.Data;

/// <summary>What is said of folders that do not have the four files, or have them in another shape.</summary>
public sealed class MissingDataFilesTests : IDisposable
{
    private const string Expected = "expected the four IDX files of a data set";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-images-idx4-ubyte", false)]
    [InlineData("train-images-idx4-ubyte.gz", true)]
    [InlineData("train-images.idx4-ubyte", false)]
    public void Colour_images_under_a_name_of_their_own_are_told_as_such(string name, bool gzip)
    {
        WriteAllBut(MnistFolder.TrainImages);
        var colour = IdxFiles.Idx([3, 28, 28, 3], IdxFiles.Bytes(3 * 784 * 3));
        File.WriteAllBytes(_folder.File(name), gzip ? IdxFiles.Gzip(colour) : colour);
        Assert.Equal(
            $"{_folder.Path}: train-images-idx3-ubyte missing, but {name} is IDX data of type 0x08 with 4 dimensions (3 x 28 x 28 x 3), 00 00 08 04; {Expected}. "
            + "Convert colour images to grey ones of 28 by 28 pixels, one byte a pixel.",
            Message());
    }

    [Fact]
    public void Colour_images_under_the_name_of_grey_ones_are_told_as_such()
    {
        WriteAllBut(MnistFolder.TrainImages);
        File.WriteAllBytes(_folder.File(MnistFolder.TrainImages), IdxFiles.Idx([3, 28, 28, 3], IdxFiles.Bytes(3 * 784 * 3)));
        Assert.EndsWith(
            "is IDX data of type 0x08 with 4 dimensions (3 x 28 x 28 x 3), 00 00 08 04; expected IDX images, 00 00 08 03. "
            + "Convert colour images to grey ones of 28 by 28 pixels, one byte a pixel.",
            Message().Replace($"{MnistFolder.TrainImages}: ", "is ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("t10k-images", "Rename it to t10k-images-idx3-ubyte, followed by .gz if it is compressed.")]
    [InlineData("test-images-idx3-ubyte", "Rename it to t10k-images-idx3-ubyte, followed by .gz if it is compressed.")]
    public void The_right_file_under_another_name_is_to_be_renamed(string name, string advice)
    {
        WriteAllBut(MnistFolder.TestImages);
        File.WriteAllBytes(_folder.File(name), IdxFiles.Images(2));
        Assert.Contains($"t10k-images-idx3-ubyte missing, but {name} is IDX data of type 0x08 with 3 dimensions (2 x 28 x 28)", Message());
        Assert.EndsWith(advice, Message());
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte.zip", new byte[] { 0x50, 0x4b, 3, 4 }, "train-images-idx3-ubyte.zip is no IDX file but a zip archive, it begins with 50 4b 03 04")]
    [InlineData("train-images.npy", new byte[] { 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59 }, "train-images.npy is no IDX file but a NumPy array, it begins with 93 4e 55 4d")]
    [InlineData("train-images.html", new byte[] { 0x3c, 0x21, 0x44 }, "train-images.html is no IDX file but a web page, it begins with 3c 21 44")]
    [InlineData("train-images", new byte[0], "train-images is no IDX file, it begins with nothing")]
    [InlineData("train-images.gz", new byte[] { 0x1f, 0x8b, 8 }, "train-images.gz: the gzip file is cut or damaged: only 3 bytes")]
    public void Another_kind_of_file_is_named(string name, byte[] content, string found)
    {
        WriteAllBut(MnistFolder.TrainImages);
        File.WriteAllBytes(_folder.File(name), content);
        Assert.Contains($"train-images-idx3-ubyte missing, but {found}; {Expected}", Message());
    }

    [Fact]
    public void Labels_without_images_name_the_images()
    {
        WriteAllBut(MnistFolder.TrainImages, MnistFolder.TestImages);
        Assert.Contains("train-images-idx3-ubyte, t10k-images-idx3-ubyte missing, the folder has t10k-labels-idx1-ubyte, train-labels-idx1-ubyte;", Message());
    }

    [Fact]
    public void Images_and_labels_exchanged_are_told_as_such()
    {
        WriteAllBut(MnistFolder.TrainImages, MnistFolder.TrainLabels);
        File.WriteAllBytes(_folder.File(MnistFolder.TrainImages), IdxFiles.Labels(1, 2));
        File.WriteAllBytes(_folder.File(MnistFolder.TrainLabels), IdxFiles.Images(2));
        Assert.Contains("Images and labels may have been exchanged", Message());
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("MNIST/raw")]
    public void Files_in_a_folder_below_are_found(string below)
    {
        Directory.CreateDirectory(_folder.File(below));
        foreach (var name in MnistFolder.Names)
        {
            File.WriteAllBytes(_folder.File($"{below}/{name}.gz"), []);
        }

        Assert.EndsWith($"They are in {Path.Join(_folder.Path, below)}: name that folder.", Message());
    }

    [Fact]
    public void A_folder_in_place_of_a_file_and_an_empty_one_and_a_file_in_place_of_the_folder_are_told()
    {
        Assert.Contains("missing, the folder is empty", Message());
        WriteAllBut(MnistFolder.TestLabels);
        Directory.CreateDirectory(_folder.File(MnistFolder.TestLabels));
        Assert.Contains("t10k-labels-idx1-ubyte missing, but t10k-labels-idx1-ubyte is a folder", Message());
        var file = _folder.File(MnistFolder.TrainImages);
        Assert.Equal(
            $"{file}: a file; expected a folder of MNIST's IDX files. Name the folder that holds it.",
            Assert.Throws<DataFileException>(() => MnistData.LoadFolder(file)).Message);
    }

    private void WriteAllBut(params string[] missing)
    {
        foreach (var name in MnistFolder.Names.Except(missing))
        {
            var isTrain = name.StartsWith("train", StringComparison.Ordinal);
            var images = name.Contains("images", StringComparison.Ordinal);
            File.WriteAllBytes(_folder.File(name), images ? IdxFiles.Images(isTrain ? 3 : 2) : IdxFiles.Labels([.. isTrain ? new byte[] { 3, 1, 2 } : [5, 6]]));
        }
    }

    private string Message() => Assert.Throws<DataFileException>(() => MnistData.LoadFolder(_folder.Path)).Message;
}

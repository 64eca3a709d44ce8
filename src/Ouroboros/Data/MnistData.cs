using System.Reflection;
using System.Security.Cryptography;

namespace Ouroboros.Data;

/// <summary>The real digits: a training and a test set.</summary>
/// <param name="Train">What generation 1 learns from: 60,000 images of MNIST.</param>
/// <param name="Test">What no model ever learns from: 10,000 images of MNIST.</param>
public sealed record MnistData(DigitSet Train, DigitSet Test)
{
    private const int MnistClasses = 10;

    /// <summary>MNIST as it is embedded in this library.</summary>
    /// <param name="classes">Number of classes, 10 or more.</param>
    /// <exception cref="DataFileException">A label is not below <paramref name="classes"/>.</exception>
    public static MnistData LoadEmbedded(int classes = MnistClasses) => Load(Embedded, "MNIST", classes);

    /// <summary>IDX files under MNIST's names in a folder, plain or gzip; see <see cref="MnistFolder"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="DataFileException">The folder or a file is missing, unreadable, damaged or does not fit the others.</exception>
    public static MnistData LoadFolder(string folder, int classes = MnistClasses)
    {
        var files = MnistFolder.Find(folder);
        return Load(name => files[name], Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), classes);
    }

    /// <summary>
    /// What tells these digits from others: SHA-256 of the number of training images, their pixels and labels (each 4 bytes,
    /// little-endian), then the same of the test images; 64 lower-case hexadecimal digits.
    /// </summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Train.AddTo(hash);
        Test.AddTo(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static MnistData Load(Func<string, DataFile> file, string name, int classes)
    {
        // Decompressing is nearly all the time; the small set comes for free beside the large one.
        var test = Task.Run(() => LoadSet(file(MnistFolder.TestImages), file(MnistFolder.TestLabels), $"{name} test set", classes));
        var train = LoadSet(file(MnistFolder.TrainImages), file(MnistFolder.TrainLabels), $"{name} training set", classes);
        return new MnistData(train, test.GetAwaiter().GetResult());
    }

    private static DigitSet LoadSet(DataFile images, DataFile labels, string name, int classes)
    {
        var labelValues = labels.Read(stream => IdxReader.ReadLabels(stream, labels.Name, classes));
        var pixels = images.Read(stream => IdxReader.ReadImages(stream, images.Name));
        var count = pixels.Length / DigitSet.PixelsPerImage;
        return count == labelValues.Length
            ? new DigitSet(name, pixels, labelValues, classes)
            : throw new DataFileException(
                images.Name, $"{count} images", $"as many as the {labelValues.Length} labels of {labels.Name}", "Give images and labels of the same set.");
    }

    private static DataFile Embedded(string name)
    {
        var resource = $"mnist/{name}.gz";
        return new DataFile($"embedded {resource}", () => Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException("The library was built without it.", resource));
    }
}

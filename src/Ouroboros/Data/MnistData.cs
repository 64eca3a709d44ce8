using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ouroboros.Data;

/// <summary>The real digits, or whatever the images show: a training and a test set, of MNIST or a set of its kind.</summary>
/// <param name="Train">What generation 1 learns from: MNIST has 60,000 images.</param>
/// <param name="Test">What no model ever learns from: MNIST has 10,000 images.</param>
public sealed record MnistData(DigitSet Train, DigitSet Test)
{
    private const int MnistClasses = 10;

    // Labels are bytes.
    private const int AnyLabel = 256;

    /// <summary>Name in messages; that of the training set if it has no other.</summary>
    public string Name { get; init; } = Train.Name;

    /// <summary>MNIST as it is embedded in this library.</summary>
    /// <param name="classes">Number of classes, 10 or more.</param>
    /// <exception cref="DataFileException">A label is not below <paramref name="classes"/>.</exception>
    public static MnistData LoadEmbedded(int classes = MnistClasses) =>
        Load(Embedded, "MNIST", classes, firstLabel: 0) with { Name = "the embedded MNIST" };

    /// <summary>A folder of IDX files, plain or gzip, under MNIST's names or those of a split of EMNIST; see <see cref="MnistFolder"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="set">The set whose files they are; null to go by their names. What is under MNIST's names has as many classes as its greatest label says.</param>
    /// <exception cref="DataFileException">The folder or a file is missing, unreadable, damaged or does not fit the others.</exception>
    public static MnistData LoadFolder(string folder, KnownDataSet? set = null)
    {
        set ??= MnistFolder.Recognise(folder);
        var files = MnistFolder.Find(folder, set?.FileNames ?? MnistFolder.Names);
        var name = set?.Title ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var data = Load(file => files[file], name, set?.Classes ?? AnyLabel, set?.FirstLabel ?? 0);
        if (set is { IsTransposed: true })
        {
            return new MnistData(Transposed(data.Train), Transposed(data.Test));
        }

        return set is null ? data.WithFewestClasses() : data;
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

    private static MnistData Load(Func<string, DataFile> file, string name, int classes, int firstLabel)
    {
        // Decompressing is nearly all the time; the small set comes for free beside the large one.
        var test = Task.Run(() => LoadSet(file(MnistFolder.TestImages), file(MnistFolder.TestLabels), $"{name} test set", classes, firstLabel));
        var train = LoadSet(file(MnistFolder.TrainImages), file(MnistFolder.TrainLabels), $"{name} training set", classes, firstLabel);
        return new MnistData(train, test.GetAwaiter().GetResult());
    }

    private static DigitSet LoadSet(DataFile images, DataFile labels, string name, int classes, int firstLabel)
    {
        var labelValues = labels.Read(stream => IdxReader.ReadLabels(stream, labels.Name, classes, firstLabel));
        var pixels = images.Read(stream => IdxReader.ReadImages(stream, images.Name));
        var count = pixels.Length / DigitSet.PixelsPerImage;
        return count == labelValues.Length
            ? new DigitSet(name, pixels, labelValues, classes)
            : throw new DataFileException(
                images.Name, $"{count} images", $"as many as the {labelValues.Length} labels of {labels.Name}", "Give images and labels of the same set.");
    }

    private static DigitSet Transposed(DigitSet set)
    {
        var pixels = set.Pixels.ToArray();
        DigitTurn.Transpose(pixels);
        return new DigitSet(set.Name, pixels, set.Labels, set.Classes);
    }

    // A classifier of a single class would learn nothing and tell nothing.
    private MnistData WithFewestClasses()
    {
        var classes = Math.Max(2, Math.Max(Greatest(Train), Greatest(Test)) + 1);
        return new MnistData(With(Train), With(Test));

        static int Greatest(DigitSet set) => MemoryMarshal.ToEnumerable(set.Labels).Max();
        DigitSet With(DigitSet set) => new(set.Name, set.Pixels, set.Labels, classes);
    }

    private static DataFile Embedded(string name)
    {
        var resource = $"mnist/{name}.gz";
        return new DataFile($"embedded {resource}", () => Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException("The library was built without it.", resource));
    }
}

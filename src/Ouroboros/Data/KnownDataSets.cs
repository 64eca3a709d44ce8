namespace Ouroboros.Data;

/// <summary>The data sets that the program knows by name.</summary>
/// <remarks>
/// Sizes and SHA-256 are those that TensorFlow Datasets publishes beside its own downloads
/// (<c>tensorflow_datasets/url_checksums</c>: <c>fashion_mnist.txt</c>, <c>kmnist.txt</c>, <c>emnist.txt</c>); the addresses are those of the
/// makers and of what copies torchvision and Gluon use.
/// </remarks>
public static class KnownDataSets
{
    private const string LettersAndMore = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly RemoteFile _emnist = new(
        "emnist-gzip.zip", 561_753_746, "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e",
        [new("https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip"), new("https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/gzip.zip")]);

    /// <summary>The name of the set that is used when none is named.</summary>
    public const string Default = "mnist";

    /// <summary>Every set, <see cref="Default"/> first.</summary>
    public static IReadOnlyList<KnownDataSet> All { get; } =
    [
        new()
        {
            Name = Default,
            Title = "MNIST",
            Noun = "digits",
            Licence = "CC BY-SA 3.0",
            Origin = "Y. LeCun, C. Cortes and C. J. C. Burges, 1998, from NIST's Special Databases 3 and 1",
        },
        new()
        {
            Name = "fashion-mnist",
            Title = "Fashion-MNIST",
            Noun = "images",
            LabelNames = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            Licence = "MIT",
            Origin = "H. Xiao, K. Rasul and R. Vollgraf, Zalando, 2017 (arXiv:1708.07747)",
            Files = Four(
                [
                    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                    "https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset/fashion-mnist/",
                ],
                (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
        },
        new()
        {
            Name = "kmnist",
            Title = "KMNIST",
            Noun = "characters",
            LabelNames = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"],
            Licence = "CC BY-SA 4.0",
            Origin = "CODH, 2018, adapted from the Kuzushiji Dataset of NIJL and others (doi:10.20676/00000341)",
            Files = Four(
                ["http://codh.rois.ac.jp/kmnist/dataset/kmnist/", "https://codh.rois.ac.jp/kmnist/dataset/kmnist/"],
                (18_165_135, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
                (29_497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
                (3_041_136, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
                (5_120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c")),
        },
        Emnist("letters", "EMNIST Letters", "letters", 124_800, 20_800, Each(LettersAndMore)) with { FirstLabel = 1 },
        Emnist("balanced", "EMNIST Balanced", "characters", 112_800, 18_800, Each("0123456789" + LettersAndMore + "abdefghnqrt")),
        Emnist("digits", "EMNIST Digits", "digits", 240_000, 40_000, labelNames: null),
    ];

    /// <summary>The set of a name, upper and lower case alike; null when there is none.</summary>
    public static KnownDataSet? Find(string name) =>
        All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase));

    private static KnownDataSet Emnist(string split, string title, string noun, int training, int test, string[]? labelNames) => new()
    {
        Name = $"emnist-{split}",
        Title = title,
        Noun = noun,
        LabelNames = labelNames,
        Classes = labelNames?.Length ?? 10,
        TrainingImages = training,
        TestImages = test,
        IsTransposed = true,
        FileNames =
        [
            $"emnist-{split}-train-images-idx3-ubyte", $"emnist-{split}-train-labels-idx1-ubyte",
            $"emnist-{split}-test-images-idx3-ubyte", $"emnist-{split}-test-labels-idx1-ubyte",
        ],
        Licence = "none stated",
        Origin = "G. Cohen, S. Afshar, J. Tapson and A. van Schaik, 2017 (arXiv:1702.05373), from NIST's Special Database 19",
        Files = [_emnist],
        FolderInArchive = "gzip/",
    };

    private static RemoteFile[] Four(string[] folders, params (long Bytes, string Sha256)[] files) =>
    [
        .. files.Zip(MnistFolder.Names, (file, name) => new RemoteFile(
            $"{name}.gz", file.Bytes, file.Sha256, [.. folders.Select(folder => new Uri($"{folder}{name}.gz"))])),
    ];

    private static string[] Each(string letters) => [.. letters.Select(letter => $"{letter}")];
}

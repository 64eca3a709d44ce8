using Ouroboros.Data;
using Ouroboros.Tests.Data;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The readers of data sets.</summary>
/// <remarks>
/// A gzip file may hold 1032 bytes of content for each of its own, deflate's best case; more than that no file can claim. Images are held as
/// bytes, labels as integers beside them.
/// </remarks>
internal static class IdxReaders
{
    public const int Classes = 10;
    private const int MostBytesPerCompressedByte = 1032;
    private static readonly byte[] TwoImages = IdxFiles.Images(2);
    private static readonly byte[] OneImage = IdxFiles.Images(1, new byte[784]);
    private static readonly byte[] Labels = IdxFiles.Labels(5, 0, 4, 1, 9, 2, 1, 3);
    private static readonly byte[] OneLabel = IdxFiles.Labels(7);

    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        new("idx-images", [new(OneImage), new(TwoImages), new(TwoImages[16..], RightImages)], ReadImages, typeof(DataFileException)) { AllocatedByByte = 2 },
        new("idx-images-gz", Gzip([OneImage, TwoImages], RightImages), ReadImages, typeof(DataFileException))
        {
            AllocatedByByte = MostBytesPerCompressedByte,
        },
        new("idx-labels", [new(OneLabel), new(Labels), new(Labels[8..], RightLabels)], ReadLabels, typeof(DataFileException)) { AllocatedByByte = 8 },
        new("idx-labels-gz", Gzip([OneLabel, Labels], RightLabels), ReadLabels, typeof(DataFileException))
        {
            AllocatedByByte = (1 + sizeof(int)) * MostBytesPerCompressedByte,
        },
    ];

    // The packed bytes themselves, the content behind them, and the content behind a header that is right.
    private static List<FuzzSeed> Gzip(byte[][] files, Func<byte[], byte[]> right) =>
    [
        .. files.Select(file => new FuzzSeed(IdxFiles.Gzip(file))),
        .. files.Select(file => new FuzzSeed(file, IdxFiles.Gzip)),
        .. files.Select(file => new FuzzSeed(file[^1..], body => IdxFiles.Gzip(right(body)))),
    ];

    private static byte[] RightImages(byte[] body)
    {
        var images = Math.Max(1, body.Length / 784);
        var pixels = new byte[images * 784];
        body.AsSpan(0, Math.Min(body.Length, pixels.Length)).CopyTo(pixels);
        return IdxFiles.Images(images, pixels);
    }

    private static byte[] RightLabels(byte[] body) => IdxFiles.Labels(body);

    private static bool ReadImages(byte[] file) => IdxReader.ReadImages(new MemoryStream(file), "images").Length > 0;

    private static bool ReadLabels(byte[] file) => IdxReader.ReadLabels(new MemoryStream(file), "labels", Classes).Length > 0;
}

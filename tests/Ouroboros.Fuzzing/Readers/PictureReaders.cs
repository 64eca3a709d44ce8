using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Png;

namespace Ouroboros.Fuzzing.Readers;

/// <summary>The reader of sample sheets.</summary>
/// <remarks>
/// As with gzip, a byte of the file is 1032 of pixels at best. A grey pixel is held once as it comes, once without its filter and three times in
/// the picture, beside the packed bytes.
/// </remarks>
internal static class PictureReaders
{
    private const int Width = 4;
    private const int Height = 3;
    private const int MostBytesPerCompressedByte = 1032;

    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        new("png", Seeds(), file => PngReader.Decode(file).Width > 0, typeof(InvalidDataException))
        {
            AllocatedByByte = 6 * MostBytesPerCompressedByte,
        },
    ];

    // Every part of a file by itself, in a file whose checksums are right.
    private static List<FuzzSeed> Seeds()
    {
        var gray = new byte[Height * (Width + 1)];
        var colors = new byte[Height * ((3 * Width) + 1)];
        byte[] palette = [1, 2, 3, 4, 5, 6];
        var file = PngFile.Make(Width, Height, 0, gray);
        var header = PngFile.DataOf(file, "IHDR");
        var data = PngFile.DataOf(file, "IDAT");
        return
        [
            new FuzzSeed(PngWriter.Encode(new Bitmap(Width, Height), 96)),
            new FuzzSeed(PngWriter.Encode(new Bitmap(Width, Height) { [1, 1] = new Rgb(1, 2, 3) }, 96)),
            new FuzzSeed(gray, rows => PngFile.Make(Width, Height, 0, rows)),
            new FuzzSeed(colors, rows => PngFile.Make(Width, Height, 2, rows)),
            new FuzzSeed(gray, rows => PngFile.Make(Width, Height, 3, rows, palette)),
            new FuzzSeed(palette, entries => PngFile.Make(Width, Height, 3, gray, entries)),
            new FuzzSeed(file[header..(header + 13)], body => [.. file[..8], .. PngFile.Chunk("IHDR", body), .. file[(header + 17)..]]),
            new FuzzSeed(file[data..^16], body => [.. file[..(data - 8)], .. PngFile.Chunk("IDAT", body), .. file[^12..]]),
        ];
    }
}

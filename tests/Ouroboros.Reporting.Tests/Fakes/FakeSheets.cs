using System.IO.Compression;
using Ouroboros.Data;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Fakes;

/// <summary>Sample sheets made up from real MNIST: digits that fade into the mean 8.</summary>
internal static class FakeSheets
{
    private const int PixelsInImage = 784;

    public static DataSource Mnist { get; } = new(KnownDataSets.Find("mnist"), null);

    public static SampleSheet Make(int generation, int collapseAt, int count)
    {
        var images = Read("mnist/t10k-images-idx3-ubyte.gz", 16, 500 * PixelsInImage);
        var labels = Read("mnist/t10k-labels-idx1-ubyte.gz", 8, 500);
        var eight = MeanOf(8, images, labels);
        var pixels = new float[count * PixelsInImage];
        var shown = new int[count];
        for (var i = 0; i < count; i++)
        {
            var share = Math.Clamp((generation - (collapseAt * 0.5f) + (i * 7 % 10 * 0.4f)) / (collapseAt * 0.7f), 0, 1);
            var digit = i % labels.Length;
            shown[i] = share > 0.5f ? 8 : labels[digit];
            for (var p = 0; p < PixelsInImage; p++)
            {
                pixels[(i * PixelsInImage) + p] = ((1 - share) * images[(digit * PixelsInImage) + p] / 255f) + (share * eight[p]);
            }
        }

        return new SampleSheet(generation, pixels, shown);
    }

    private static float[] MeanOf(int digit, byte[] images, byte[] labels)
    {
        var mean = new float[PixelsInImage];
        var members = Enumerable.Range(0, labels.Length).Where(i => labels[i] == digit).ToArray();
        foreach (var member in members)
        {
            for (var p = 0; p < PixelsInImage; p++)
            {
                mean[p] += images[(member * PixelsInImage) + p] / 255f / members.Length;
            }
        }

        return mean;
    }

    private static byte[] Read(string name, int skip, int count)
    {
        using var file = typeof(RunHistory).Assembly.GetManifestResourceStream(name)!;
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        unpacked.ReadExactly(new byte[skip]);
        var bytes = new byte[count];
        unpacked.ReadExactly(bytes);
        return bytes;
    }
}

using System.IO.Compression;
using System.Text;
using Ouroboros.Reporting.Png;
using Ouroboros.Reporting.Tests.Fakes;

namespace Ouroboros.Reporting.Tests.Png;

public sealed class ZlibTests
{
    public static TheoryData<string> Names => [.. Samples.Keys];

    private static Dictionary<string, byte[]> Samples { get; } = new(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["one byte"] = [7],
        ["two bytes"] = [7, 7],
        ["every byte once"] = [.. Enumerable.Range(0, 256).Select(i => (byte)i)],
        ["one value, longer than the window"] = new byte[100_000],
        ["a short period"] = [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i % 3))],
        ["a period of the window's length"] = [.. Enumerable.Range(0, 5).SelectMany(_ => Noise.Bytes(32_768))],
        ["a period just inside the window"] = [.. Enumerable.Range(0, 5).SelectMany(_ => Noise.Bytes(32_767))],
        ["noise, several blocks"] = Noise.Bytes(150_000),
        ["noise of four values"] = Noise.Bytes(150_000, 4),
        ["text"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9000).Select(i => $"row {i}, value {i * i % 977}; "))),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_inflater_gives_back_what_was_compressed(string name)
    {
        using var inflater = new ZLibStream(new MemoryStream(Zlib.Compress(Samples[name])), CompressionMode.Decompress);
        using var result = new MemoryStream();

        inflater.CopyTo(result);

        Assert.Equal(Samples[name], result.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_is_hardly_larger_than_the_runtimes_own(string name)
    {
        using var theirs = new MemoryStream();
        using (var deflater = new ZLibStream(theirs, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(Samples[name]);
        }

        Assert.InRange(Zlib.Compress(Samples[name]).Length, 8, (int)(theirs.Length * 1.05) + 16);
    }
}

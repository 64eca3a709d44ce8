using System.Buffers.Binary;
using Ouroboros.Data;

namespace Ouroboros.Cli.Tests;

/// <summary>A folder of IDX files with the first images of MNIST, for runs that must be short on any machine.</summary>
internal static class SmallDigits
{
    public static void Write(string folder, int train, int test, bool sorted = false)
    {
        var mnist = MnistData.LoadEmbedded();
        Directory.CreateDirectory(folder);
        var digits = mnist.Train.First(train);
        Write(folder, MnistFolder.TrainImages, MnistFolder.TrainLabels, sorted ? ByLabel(digits) : digits);
        Write(folder, MnistFolder.TestImages, MnistFolder.TestLabels, mnist.Test.First(test));
    }

    private static void Write(string folder, string images, string labels, DigitSet digits)
    {
        byte[] labelBytes = [.. digits.Labels.ToArray().Select(label => (byte)label)];
        File.WriteAllBytes(
            Path.Combine(folder, images), [.. Header(0x803, digits.Count, DigitSet.Side, DigitSet.Side), .. digits.Pixels.Span]);
        File.WriteAllBytes(Path.Combine(folder, labels), [.. Header(0x801, digits.Count), .. labelBytes]);
    }

    private static DigitSet ByLabel(DigitSet digits)
    {
        int[] order = [.. Enumerable.Range(0, digits.Count).OrderBy(row => digits.Labels.Span[row])];
        return new DigitSet(
            digits.Name,
            order.SelectMany(row => digits.Pixels.Slice(row * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage).ToArray()).ToArray(),
            order.Select(row => digits.Labels.Span[row]).ToArray(),
            digits.Classes);
    }

    private static byte[] Header(params int[] words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), words[i]);
        }

        return bytes;
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Data;

/// <summary>Images of 28 by 28 bytes with a label each. Never changes, so parts of it share its memory.</summary>
public sealed class DigitSet
{
    /// <summary>Pixels along each side of an image.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image.</summary>
    public const int PixelsPerImage = Side * Side;

    // A division for each of the 256 bytes instead of one for each pixel: every evaluation on real data reads 55 million.
    private static readonly float[] _values = [.. Enumerable.Range(0, 256).Select(value => value / 255f)];

    /// <summary>A set over memory that the caller no longer changes.</summary>
    /// <param name="name">Name for people, such as <c>MNIST training set</c>.</param>
    /// <param name="pixels">[images, 784], row-major, 0 (background) to 255 (ink).</param>
    /// <param name="labels">[images], each from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">Pixels and labels are not of the same number of images.</exception>
    public DigitSet(string name, ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (pixels.Length != (long)labels.Length * PixelsPerImage)
        {
            throw new ArgumentException($"{pixels.Length} pixels are not {PixelsPerImage} for each of {labels.Length} labels.", nameof(pixels));
        }

        Name = name;
        Pixels = pixels;
        Labels = labels;
        Classes = classes;
    }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Number of classes; labels are below it.</summary>
    public int Classes { get; }

    /// <summary>[images, 784] bytes, row-major, 0 (background) to 255 (ink).</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>[images] labels.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>The first images, without a copy.</summary>
    /// <param name="count">How many, 0 to <see cref="Count"/>.</param>
    public DigitSet First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return count == Count ? this : new DigitSet(Name, Pixels[..(count * PixelsPerImage)], Labels[..count], Classes);
    }

    /// <summary>A copy in random order.</summary>
    /// <param name="key">Names the order.</param>
    public DigitSet Shuffled(in RandomKey key)
    {
        var order = new int[Count];
        Permutation.Fill(key, order);
        var (pixels, labels) = (new byte[Pixels.Length], new int[Count]);
        for (var i = 0; i < order.Length; i++)
        {
            Pixels.Slice(order[i] * PixelsPerImage, PixelsPerImage).CopyTo(pixels.AsMemory(i * PixelsPerImage));
            labels[i] = Labels.Span[order[i]];
        }

        return new DigitSet(Name, pixels, labels, Classes);
    }

    /// <summary>Converts images to floats, byte / 255 in single precision, from <paramref name="firstImage"/> on.</summary>
    /// <param name="firstImage">First image, from 0.</param>
    /// <param name="destination">[images, 784], row-major; its length says how many images.</param>
    /// <exception cref="ArgumentException">The span is not of whole images, or reaches past the last.</exception>
    public void CopyPixels(int firstImage, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstImage);
        var (images, rest) = Math.DivRem(destination.Length, PixelsPerImage);
        if (rest != 0 || images > Count - firstImage)
        {
            throw new ArgumentException(
                $"{destination.Length} floats from image {firstImage} on are not whole images of the {Count}.", nameof(destination));
        }

        var source = Pixels.Span.Slice(firstImage * PixelsPerImage, destination.Length);
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = _values[source[i]];
        }
    }

    /// <summary>Adds to a hash what tells these digits from others: their number, the pixels, the labels; numbers as 4 bytes, little-endian.</summary>
    internal void AddTo(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Count);
        hash.AppendData(bytes);
        hash.AppendData(Pixels.Span);
        foreach (var label in Labels.Span)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, label);
            hash.AppendData(bytes);
        }
    }
}

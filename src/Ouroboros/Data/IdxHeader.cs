using System.Buffers.Binary;

namespace Ouroboros.Data;

/// <summary>The first bytes of a data file: what it is, as far as they tell.</summary>
/// <param name="magic">The first four bytes, or as many as there are.</param>
/// <param name="sizes">The size of each dimension, as far as the file goes and no more than <see cref="MostSizes"/>.</param>
internal sealed class IdxHeader(byte[] magic, uint[] sizes)
{
    /// <summary>The type code of bytes, the only one that is read.</summary>
    public const byte UnsignedByte = 8;

    // Real files have up to four dimensions; a damaged one may claim 255.
    private const int MostSizes = 5;

    private static readonly (byte[] Begin, string Name)[] Others =
    [
        ([0x1f, 0x8b], "gzip within gzip"),
        ("PK"u8.ToArray(), "a zip archive"),
        ("BZh"u8.ToArray(), "bzip2"),
        ([0xfd, 0x37, 0x7a, 0x58], "xz"),
        ([0x89, 0x50, 0x4e, 0x47], "a PNG image"),
        ([0xff, 0xd8, 0xff], "a JPEG image"),
        ([0x93, 0x4e, 0x55, 0x4d], "a NumPy array"),
        ("<"u8.ToArray(), "a web page"),
    ];

    /// <summary>Whether it begins like an IDX file.</summary>
    public bool IsIdx => magic is [0, 0, _, _];

    /// <summary>The code of what the items are.</summary>
    public byte Type => magic[2];

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => magic[3];

    /// <summary>The size of each dimension, as far as they could be read.</summary>
    public IReadOnlyList<uint> Sizes => sizes;

    /// <summary>Reads a header, which may be cut or of any other kind of file.</summary>
    /// <exception cref="DataFileException">Gzip is damaged.</exception>
    public static IdxHeader Read(DataStream content)
    {
        var magic = new byte[Math.Min(4, content.Length)];
        content.ReadExactly(magic);
        if (magic is not [0, 0, _, var dimensions])
        {
            return new(magic, []);
        }

        var sizes = new uint[Math.Min(Math.Min((int)dimensions, MostSizes), (content.Length - magic.Length) / sizeof(uint))];
        Span<byte> size = stackalloc byte[sizeof(uint)];
        for (var i = 0; i < sizes.Length; i++)
        {
            content.ReadExactly(size);
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(size);
        }

        return new(magic, sizes);
    }

    /// <summary>What the file is, in words.</summary>
    public string Describe()
    {
        var bytes = magic.Length == 0 ? "nothing" : string.Join(' ', magic.Select(value => $"{value:x2}"));
        if (!IsIdx)
        {
            var known = Others.FirstOrDefault(other => magic.AsSpan().StartsWith(other.Begin)).Name;
            return $"no IDX file{(known is null ? "" : $" but {known}")}, it begins with {bytes}";
        }

        var shape = sizes.Length == 0 ? "" : $" ({string.Join(" x ", sizes.Select(size => $"{size}"))}{(sizes.Length < Dimensions ? " x ..." : "")})";
        return $"IDX data of type 0x{Type:x2} with {Dimensions} dimension{(Dimensions == 1 ? "" : "s")}{shape}, {bytes}";
    }

    /// <summary>What to do about a file that is not what was expected.</summary>
    /// <param name="dimensions">Dimensions expected: three of images, one of labels.</param>
    public string Advice(int dimensions) => IsIdx switch
    {
        true when Type != UnsignedByte => "Store the values as unsigned bytes, 0 to 255.",
        true when Dimensions > 3 && dimensions == 3 => "Convert colour images to grey ones of 28 by 28 pixels, one byte a pixel.",
        true when Dimensions is 1 or 3 => "Images and labels may have been exchanged: give each file its own name.",
        _ => "Give MNIST's files in IDX format, images and labels under their own names.",
    };
}

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Png;

/// <summary>
/// Writes 8-bit PNG: grey where the image is grey, a palette up to 256 colours, else RGB. Equal images, equal bytes.
/// </summary>
internal static class PngWriter
{
    /// <summary>Encodes an image.</summary>
    /// <param name="image">Pixels.</param>
    /// <param name="pixelsPerInch">
    /// Printed resolution; programs that place the picture take its natural size from it.
    /// </param>
    public static byte[] Encode(Bitmap image, int pixelsPerInch)
    {
        if (image.IsGray)
        {
            return Encode(image, pixelsPerInch, PngColorType.Gray, FirstChannel(image), []);
        }

        return Bitmap.ExactPalette([image]) is { } palette
            ? Encode(image, pixelsPerInch, PngColorType.Palette, image.Indices(palette), palette)
            : Encode(image, pixelsPerInch, PngColorType.Rgb, image.Samples, []);
    }

    private static byte[] Encode(Bitmap image, int pixelsPerInch, PngColorType type, byte[] samples, Rgb[] palette)
    {
        using var file = new MemoryStream();
        file.Write(PngFormat.Signature);
        WriteChunk(file, "IHDR", Header(image, type));
        WriteChunk(file, "pHYs", Resolution(pixelsPerInch));
        if (palette.Length > 0)
        {
            WriteChunk(file, "PLTE", [.. palette.SelectMany(c => new[] { c.R, c.G, c.B })]);
        }

        // Charts and enlarged digits are flat: their repetitions pack better than differences from neighbours.
        WriteChunk(file, "IDAT", Zlib.Compress(RowFilter.None(samples, samples.Length / image.Height)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Header(Bitmap image, PngColorType type)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), image.Height);
        data[8] = 8;
        data[9] = (byte)type;
        return data;
    }

    private static byte[] Resolution(int pixelsPerInch)
    {
        // An inch is 0.0254 m.
        var perMetre = ((pixelsPerInch * 10_000) + 127) / 254;
        var data = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(data, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), perMetre);
        data[8] = 1;
        return data;
    }

    private static byte[] FirstChannel(Bitmap image)
    {
        var gray = new byte[image.Width * image.Height];
        for (var i = 0; i < gray.Length; i++)
        {
            gray[i] = image.Samples[3 * i];
        }

        return gray;
    }

    private static void WriteChunk(MemoryStream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}

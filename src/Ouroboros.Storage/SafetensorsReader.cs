using System.Buffers.Binary;

namespace Ouroboros.Storage;

/// <summary>Reads weights in the safetensors format, version 1, if they are 32-bit floats; trusts nothing in the file.</summary>
public static class SafetensorsReader
{
    /// <summary>The one key of the header that is no tensor: texts by name.</summary>
    internal const string Metadata = "__metadata__";

    // The format's own limit.
    private const ulong MostHeaderBytes = 100_000_000;

    /// <summary>Reads all tensors.</summary>
    /// <param name="stream">The file's content; must be able to seek.</param>
    /// <param name="file">Name for messages.</param>
    /// <returns>The tensors in the header's order.</returns>
    /// <exception cref="SafetensorsException">The file is damaged, or holds something other than 32-bit floats.</exception>
    public static IReadOnlyList<NamedTensor> Read(Stream stream, string file)
    {
        var (entries, _, bodyStart) = ReadHeader(stream, file);
        try
        {
            return [.. entries.Select(entry => Tensor(stream, bodyStart, entry))];
        }
        catch (EndOfStreamException exception)
        {
            throw new SafetensorsException(file, "it ends early", exception);
        }
    }

    /// <summary>Reads the texts of the header by name, and no tensor; see <see cref="Read"/>.</summary>
    internal static IReadOnlyDictionary<string, string> ReadMetadata(Stream stream, string file) => ReadHeader(stream, file).Metadata;

    private static (IReadOnlyList<SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata, long BodyStart) ReadHeader(
        Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Position = 0;
        try
        {
            var header = new byte[HeaderBytes(stream, file)];
            stream.ReadExactly(header);
            var (tensors, metadata) = SafetensorsHeader.Parse(header, stream.Length - stream.Position, file);
            return (tensors, metadata, stream.Position);
        }
        catch (EndOfStreamException exception)
        {
            throw new SafetensorsException(file, "it ends early", exception);
        }
    }

    private static int HeaderBytes(Stream stream, string file)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(length);
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
        return bytes <= MostHeaderBytes && (long)bytes <= stream.Length - length.Length
            ? (int)bytes
            : throw new SafetensorsException(
                file, $"its header would take {bytes} bytes, of {stream.Length - length.Length} that follow and {MostHeaderBytes} at most");
    }

    private static NamedTensor Tensor(Stream stream, long bodyStart, SafetensorsEntry entry)
    {
        var bytes = new byte[entry.End - entry.Begin];
        stream.Position = bodyStart + entry.Begin;
        stream.ReadExactly(bytes);
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return new NamedTensor(entry.Name, entry.Shape, values);
    }
}

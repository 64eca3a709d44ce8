using System.Buffers.Binary;
using System.Text.Json;

namespace Ouroboros.Runs;

/// <summary>Writes weights in the safetensors format, version 1, as 32-bit little-endian floats.</summary>
/// <remarks>
/// The file is the length of the header (8 bytes, little-endian), the header (JSON, padded with spaces to a multiple of eight bytes),
/// and the values of all tensors one after the other. Equal tensors in equal order give equal bytes.
/// </remarks>
public static class SafetensorsWriter
{
    /// <summary>Writes tensors in the order given.</summary>
    /// <exception cref="ArgumentException">A name is empty or given twice, or a shape is not that of the values.</exception>
    public static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        var header = Header(tensors);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            WriteValues(stream, tensor.Values.Span);
        }
    }

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var offset = 0L;
            var names = new HashSet<string>(StringComparer.Ordinal);
            json.WriteStartObject();
            foreach (var tensor in tensors)
            {
                Check(tensor, names);
                WriteEntry(json, tensor, offset);
                offset += tensor.Values.Length * (long)sizeof(float);
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, NamedTensor tensor, long offset)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset + (tensor.Values.Length * (long)sizeof(float)));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Check(NamedTensor tensor, HashSet<string> names)
    {
        if (tensor.Name.Length == 0 || tensor.Name == SafetensorsReader.Metadata || !names.Add(tensor.Name))
        {
            throw new ArgumentException($"A tensor cannot be named '{tensor.Name}' here, or it is there twice.", nameof(tensor));
        }

        if (tensor.Shape.Any(size => size < 0) || tensor.Shape.Aggregate(1L, (product, size) => product * size) != tensor.Values.Length)
        {
            throw new ArgumentException(
                $"{tensor.Name} has {tensor.Values.Length} values, not [{string.Join(", ", tensor.Shape)}].", nameof(tensor));
        }
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        const int blockValues = 4096;
        Span<byte> block = stackalloc byte[blockValues * sizeof(float)];
        while (!values.IsEmpty)
        {
            var count = Math.Min(blockValues, values.Length);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(block[(i * sizeof(float))..], values[i]);
            }

            stream.Write(block[..(count * sizeof(float))]);
            values = values[count..];
        }
    }
}

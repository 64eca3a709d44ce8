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
        Check(tensors);
        var header = Header(tensors.Select(tensor => new TensorShape(tensor.Name, tensor.Shape)));
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            WriteValues(stream, tensor.Values.Span);
        }
    }

    /// <summary>Bytes that a file of such tensors has.</summary>
    internal static long Size(IReadOnlyList<TensorShape> tensors) =>
        sizeof(ulong) + Header(tensors).Length + tensors.Sum(tensor => tensor.Values * sizeof(float));

    private static byte[] Header(IEnumerable<TensorShape> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var offset = 0L;
            json.WriteStartObject();
            foreach (var tensor in tensors)
            {
                var end = offset + (tensor.Values * sizeof(float));
                WriteEntry(json, tensor, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, TensorShape tensor, long offset, long end)
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
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Check(IEnumerable<NamedTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            if (tensor.Name.Length == 0 || tensor.Name == SafetensorsReader.Metadata || !names.Add(tensor.Name))
            {
                throw new ArgumentException($"A tensor cannot be named '{tensor.Name}' here, or it is there twice.", nameof(tensors));
            }

            if (tensor.Shape.Any(size => size < 0) || new TensorShape(tensor.Name, tensor.Shape).Values != tensor.Values.Length)
            {
                throw new ArgumentException(
                    $"{tensor.Name} has {tensor.Values.Length} values, not [{string.Join(", ", tensor.Shape)}].", nameof(tensors));
            }
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

/// <summary>A tensor without its values.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Shape">Size of each dimension.</param>
internal sealed record TensorShape(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>Number of values.</summary>
    public long Values => Shape.Aggregate(1L, (product, size) => product * size);
}

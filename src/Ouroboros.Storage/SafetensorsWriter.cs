using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Ouroboros.Storage;

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
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.FirstOrDefault(tensor => new TensorShape(tensor.Name, tensor.Shape).Values != tensor.Values.Length) is { } wrong)
        {
            throw new ArgumentException($"{wrong.Name} has {wrong.Values.Length} values, not {TensorShape.Text(wrong.Shape)}.", nameof(tensors));
        }

        Write(stream, [.. tensors.Select(TensorGroup.Of)]);
    }

    /// <summary>Writes tensors in the order given, each group read when its turn comes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="groups">The tensors.</param>
    /// <param name="metadata">Texts to keep in the header by name, in the order given; null for none.</param>
    /// <exception cref="ArgumentException">A name is empty or given twice, or a size is negative.</exception>
    public static void Write(Stream stream, IReadOnlyList<TensorGroup> groups, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(groups);
        var tensors = groups.SelectMany(group => group.Tensors).ToList();
        Check(tensors);
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        var buffer = ArrayPool<float>.Shared.Rent(groups.Select(group => group.Values).DefaultIfEmpty().Max());
        foreach (var group in groups)
        {
            var values = buffer.AsSpan(0, group.Values);
            group.Read(values);
            WriteValues(stream, values);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Bytes that a file of such tensors has.</summary>
    internal static long Size(IReadOnlyList<TensorShape> tensors) =>
        sizeof(ulong) + Header(tensors, null).Length + tensors.Sum(tensor => tensor.Values * sizeof(float));

    private static byte[] Header(IEnumerable<TensorShape> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var offset = 0L;
            json.WriteStartObject();
            if (metadata is not null)
            {
                WriteMetadata(json, metadata);
            }

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

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsReader.Metadata);
        foreach (var (name, text) in metadata)
        {
            json.WriteString(name, text);
        }

        json.WriteEndObject();
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

    private static void Check(IEnumerable<TensorShape> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            if (tensor.Name.Length == 0 || tensor.Name == SafetensorsReader.Metadata || !names.Add(tensor.Name))
            {
                throw new ArgumentException($"A tensor cannot be named '{tensor.Name}' here, or it is there twice.", nameof(tensors));
            }

            if (tensor.Shape.Any(size => size < 0))
            {
                throw new ArgumentException($"{tensor.Name} cannot be {TensorShape.Text(tensor.Shape)}.", nameof(tensors));
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

using System.Text.Json;

namespace Ouroboros.Storage;

/// <summary>Where a tensor's values lie in a safetensors file.</summary>
/// <param name="Name">Name.</param>
/// <param name="Shape">Shape.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">Byte after the last.</param>
internal sealed record SafetensorsEntry(string Name, IReadOnlyList<int> Shape, long Begin, long End);

/// <summary>Reads the header of a safetensors file and believes nothing that the file's size does not bear out.</summary>
internal static class SafetensorsHeader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>All tensors in the header's order, and its texts. The tensors' values fill the body exactly, without gap or overlap.</summary>
    /// <param name="header">The JSON.</param>
    /// <param name="bodyBytes">Bytes of the file after the header.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="SafetensorsException">Anything is not as the format has it.</exception>
    public static (IReadOnlyList<SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata) Parse(ReadOnlyMemory<byte> header, long bodyBytes, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(header, Strict);
            var entries = new List<SafetensorsEntry>();
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in Properties(json.RootElement, "the header", file))
            {
                if (property.Name == SafetensorsReader.Metadata)
                {
                    metadata = Texts(property.Value, file);
                }
                else
                {
                    entries.Add(Entry(property, file));
                }
            }

            CheckCover(entries, bodyBytes, file);
            return (entries, metadata);
        }
        catch (JsonException exception)
        {
            throw new SafetensorsException(file, $"its header is no JSON ({exception.Message.TrimEnd('.')})", exception);
        }
        catch (InvalidOperationException exception)
        {
            // What JsonElement says of a string that is no valid UTF-16.
            throw new SafetensorsException(file, "its header holds text that cannot be read", exception);
        }
    }

    private static Dictionary<string, string> Texts(JsonElement metadata, string file)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in Properties(metadata, SafetensorsReader.Metadata, file))
        {
            texts[text.Name] = text.Value.ValueKind == JsonValueKind.String
                ? text.Value.GetString()!
                : throw new SafetensorsException(file, $"{SafetensorsReader.Metadata} holds '{text.Name}', which is no text");
        }

        return texts;
    }

    private static SafetensorsEntry Entry(JsonProperty property, string file)
    {
        var (type, shape, offsets) = (default(JsonElement), default(JsonElement), default(JsonElement));
        foreach (var field in Properties(property.Value, property.Name, file))
        {
            _ = field.Name switch
            {
                "dtype" => type = field.Value,
                "shape" => shape = field.Value,
                "data_offsets" => offsets = field.Value,
                _ => throw new SafetensorsException(file, $"{property.Name} has an unknown field '{field.Name}'"),
            };
        }

        if (type.ValueKind != JsonValueKind.String || type.GetString() != "F32")
        {
            throw new SafetensorsException(file, $"{property.Name} is of type {type}; only F32 is read");
        }

        var sizes = Integers(shape, $"shape of {property.Name}", int.MaxValue, file);
        var ends = Integers(offsets, $"data_offsets of {property.Name}", long.MaxValue, file);
        if (ends.Count != 2 || ends[1] < ends[0] || Bytes(sizes) != ends[1] - ends[0])
        {
            throw new SafetensorsException(
                file, $"{property.Name} of shape {TensorShape.Text(sizes)} does not lie at {TensorShape.Text(ends)}, four bytes a value");
        }

        return new SafetensorsEntry(property.Name, [.. sizes.Select(size => (int)size)], ends[0], ends[1]);
    }

    // Null where the product is past what an array can hold, which no pair of offsets equals.
    private static long? Bytes(IReadOnlyList<long> sizes)
    {
        var values = 1L;
        foreach (var size in sizes)
        {
            values *= size;
            if (values > Array.MaxLength / sizeof(float))
            {
                return null;
            }
        }

        return values * sizeof(float);
    }

    private static void CheckCover(IReadOnlyList<SafetensorsEntry> entries, long bodyBytes, string file)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            end = entry.Begin == end
                ? entry.End
                : throw new SafetensorsException(file, $"{entry.Name} begins at byte {entry.Begin}, not where the one before ends, at {end}");
        }

        if (end != bodyBytes)
        {
            throw new SafetensorsException(file, $"its tensors take {end} bytes, and {bodyBytes} follow the header");
        }
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement element, string what, string file) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject()
            : throw new SafetensorsException(file, $"{what} is no JSON object");

    private static List<long> Integers(JsonElement element, string what, long most, string file)
    {
        var values = new List<long>();
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw new SafetensorsException(file, $"{what} is no list");
        }

        foreach (var item in element.EnumerateArray())
        {
            values.Add(item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var value) && value >= 0 && value <= most
                ? value
                : throw new SafetensorsException(file, $"{what} holds {item}; integers from 0 to {most} are read"));
        }

        return values;
    }
}

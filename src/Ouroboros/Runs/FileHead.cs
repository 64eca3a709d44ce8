using System.Text.Json;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>What a file of ours in JSON says of itself, read before the rest: a newer version may have laid that out otherwise.</summary>
/// <param name="IsObject">Whether it is JSON, and an object.</param>
/// <param name="Program">The program that wrote it; null if it does not say.</param>
/// <param name="Format">Its format; null if it does not say, or says no whole number.</param>
internal readonly record struct FileHead(bool IsObject, string? Program, long? Format)
{
    /// <summary>Whether it is a whole file of another program.</summary>
    public bool IsForeign => IsObject && Program != Manifest.ProgramName;

    /// <summary>Reads a head.</summary>
    /// <param name="content">The file's bytes, whatever they are.</param>
    /// <param name="path">The file, for the message.</param>
    /// <exception cref="RunFormatException">A newer version of this program wrote it.</exception>
    /// <exception cref="RunFileException">There is no such format.</exception>
    public static FileHead Read(byte[] content, string path)
    {
        var head = Parse(content);
        return head.IsForeign || head.Format is null or (>= Manifest.FirstFormat and <= Manifest.CurrentFormat) ? head
            : head.Format > Manifest.CurrentFormat ? throw new RunFormatException(path, head.Format.Value)
            : throw new RunFileException(path, 1, $"format {head.Format}", $"{Manifest.FirstFormat} or more");
    }

    private static FileHead Parse(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? default : new(
                true,
                root.TryGetProperty("program", out var program) && program.ValueKind == JsonValueKind.String ? program.GetString() : null,
                root.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.Number && format.TryGetInt64(out var number) ? number : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is no Unicode: whoever reads all of it tells where.
            return default;
        }
    }
}

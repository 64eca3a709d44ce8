using System.Globalization;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary>
/// A checkpoint as one file: safetensors, whose metadata hold position and numbers. One file is there or not; several would have to fit
/// each other.
/// </summary>
internal static class CheckpointFile
{
    public const string Generation = "generation";
    public const string Model = "model";
    public const string Epoch = "epoch";
    public const string Step = "step";
    public const string Planned = "generations_planned";

    /// <summary>Writes a checkpoint; equal ones give equal bytes.</summary>
    public static void Write(Stream stream, Checkpoint checkpoint)
    {
        var position = checkpoint.Position;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Generation] = Text(position.Generation),
            [Model] = TrainingCsv.NameOf(position.Model),
            [Epoch] = Text(position.Epoch),
            [Step] = Text(position.Step),
            [Planned] = Text(checkpoint.GenerationsPlanned),
        };
        foreach (var (file, table) in checkpoint.Tables)
        {
            metadata.Add(file, table);
        }

        SafetensorsWriter.Write(stream, checkpoint.Tensors, metadata);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Ouroboros.Runs;

/// <summary>
/// A checkpoint as one file: safetensors, whose metadata hold position and numbers. One file is there or not; several would have to fit
/// each other.
/// </summary>
internal static class CheckpointFile
{
    private const string Generation = "generation";
    private const string Model = "model";
    private const string Epoch = "epoch";
    private const string Step = "step";
    private const string Planned = "generations_planned";

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

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Name for messages.</param>
    /// <returns>The checkpoint without its tensors, and these by name.</returns>
    /// <exception cref="SafetensorsException">It is no whole checkpoint.</exception>
    public static (Checkpoint Checkpoint, TensorTable Tensors) Read(byte[] content, string file)
    {
        using var stream = new MemoryStream(content, writable: false);
        var (tensors, metadata) = SafetensorsReader.ReadAll(stream, file);
        var position = new TrainingPosition(
            Number(Generation, 1), TrainingCsv.ModelOf(Word(Model)) ?? throw Wrong(Model), Number(Epoch, 1), Number(Step, 0));
        var tables = RunTables.Files.ToDictionary(name => name, Word, StringComparer.Ordinal);

        // The matrices have a cell for each pair of generations: no more are believed than their text can hold.
        var planned = Number(Planned, 1);
        return planned * (long)planned <= tables[RunFiles.AccuracyMatrix].Length
            ? (new Checkpoint(position, planned, tables, []), new TensorTable(file, tensors))
            : throw Wrong(Planned);

        string Word(string key) => metadata.TryGetValue(key, out var word) ? word : throw new SafetensorsException(file, $"it is no checkpoint: no {key} in its metadata");

        int Number(string key, int least) =>
            int.TryParse(Word(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number < int.MaxValue
                ? number
                : throw Wrong(key);

        SafetensorsException Wrong(string key) => new(file, $"its {key} is '{Word(key)}'");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

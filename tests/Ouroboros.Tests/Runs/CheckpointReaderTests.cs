using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

/// <summary>A checkpoint whose hash is right may still say what cannot be.</summary>
public sealed class CheckpointReaderTests
{
    // As SampleRun has it.
    private static readonly ExperimentConfig Config = SampleRun.Config with { Vae = new() { Epochs = 1 }, Classifier = SampleRun.Config.Classifier with { Epochs = 1 } };

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void What_was_written_is_read(int generation)
    {
        var history = SampleRun.History(generation - 1);
        var (position, read) = Read(Written(TrainingPosition.StartOf(generation), RunTables.Texts(history)));
        Assert.Equal(TrainingPosition.StartOf(generation), position);
        Assert.Equal(history.Metrics, read.Metrics);
        Assert.Equal(history.Training, read.Training);
    }

    [Theory]
    [InlineData(5, TrainedModel.Vae, 1, 0, "generation '5'; expected a number from 1 to 4")]
    [InlineData(3, TrainedModel.Vae, 999, 0, "epoch '999'; expected one of 1, or what follows them")]
    [InlineData(3, TrainedModel.Vae, 2, 1, "epoch '2'; expected one of 1, or what follows them")]
    [InlineData(3, TrainedModel.Vae, 2, 0, "4 entries in its training.csv; expected 5, as its position has it")]
    [InlineData(3, TrainedModel.Classifier, 1, 0, "4 entries in its training.csv; expected 5, as its position has it")]
    [InlineData(2, TrainedModel.Vae, 1, 0, "3 entries in its metrics.csv; expected 2, as its position has it")]
    public void A_position_that_its_tables_do_not_have_is_refused(int generation, TrainedModel model, int epoch, int step, string found) =>
        Refused(Written(new TrainingPosition(generation, model, epoch, step), RunTables.Texts(SampleRun.History(2))), found);

    [Theory]
    [InlineData(RunFiles.Training, "0 entries in its training.csv; expected 4")]
    [InlineData(RunFiles.LabelCounts, "0 entries in its label_counts.csv; expected 6")]
    public void Tables_without_rows_are_refused(string table, string found)
    {
        var tables = new Dictionary<string, string>(RunTables.Texts(SampleRun.History(2)));
        tables[table] = tables[table][..(tables[table].IndexOf('\n', StringComparison.Ordinal) + 1)];
        Refused(Written(TrainingPosition.StartOf(3), tables), found);
    }

    [Fact]
    public void A_number_of_generations_that_no_table_holds_takes_no_memory()
    {
        var checkpoint = new Checkpoint(TrainingPosition.StartOf(3), 1_000, RunTables.Texts(SampleRun.History(2)), []);
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, checkpoint);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(stream.ToArray(), "generations_planned '1000'; expected as many as accuracy_matrix.csv has");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Other_tensors_are_no_checkpoint()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [TensorGroup.Of(new NamedTensor("a", [1], new float[1]))]);
        Refused(stream.ToArray(), "no generation in its metadata; expected a checkpoint");
    }

    private static byte[] Written(TrainingPosition position, IReadOnlyDictionary<string, string> tables)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, new Checkpoint(position, SampleRun.Generations, tables, []));
        return stream.ToArray();
    }

    private static void Refused(byte[] content, string found) =>
        Assert.StartsWith($"it, line 1: found {found}", Assert.Throws<RunFileException>(() => Read(content)).Message, StringComparison.Ordinal);

    private static (TrainingPosition Position, RunHistory History) Read(byte[] content) => CheckpointReader.Read(new MemoryStream(content), "it", Config);
}

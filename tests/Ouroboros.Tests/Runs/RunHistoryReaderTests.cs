using Ouroboros.Configuration;
using Ouroboros.Runs;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Runs;

public sealed class RunHistoryReaderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly RunFolder _folder;

    public RunHistoryReaderTests()
    {
        _folder = new RunFolder(_temporary.Path);
        WriteTables(_folder, SampleRun.History());
        _folder.Write(RunFiles.Timings, stream => TimingsCsv.Write(stream, []));
    }

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(SampleRun.Generations)]
    public void All_numbers_come_back(int generation)
    {
        var written = SampleRun.History(generation);
        WriteTables(_folder, written);
        var read = RunHistoryReader.Load(_folder, SampleRun.Config);
        Assert.Equal(written.Metrics, read.Metrics);
        Assert.Equal(written.Training, read.Training);
        Assert.Equal(written.Labels.Select(Flat), read.Labels.Select(Flat));
        Assert.Equal(Cells(written.Accuracy), Cells(read.Accuracy));
        Assert.Equal(Cells(written.Loss), Cells(read.Loss));
        Assert.Same(SampleRun.Config, read.Config);
    }

    [Fact]
    public void What_is_read_is_written_as_the_same_bytes()
    {
        var before = _folder.HashFiles();
        WriteTables(_folder, RunHistoryReader.Load(_folder, SampleRun.Config));
        Assert.Equal(6, before.Count);
        Assert.Equal(before, _folder.HashFiles());
    }

    [Fact]
    public void Timings_come_back()
    {
        var timings = SampleRun.Result(2).Timings;
        _folder.Write(RunFiles.Timings, stream => TimingsCsv.Write(stream, timings));
        Assert.Equal(timings, RunHistoryReader.LoadTimings(_folder));
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        File.Delete(_folder.FullPath(RunFiles.Training));
        var exception = Assert.Throws<RunFolderException>(() => RunHistoryReader.Load(_folder, SampleRun.Config));
        Assert.Equal(_folder.FullPath("training.csv"), exception.Path);
        Assert.StartsWith($"{exception.Path}: ", exception.Message);
    }

    [Theory]
    [InlineData("metrics.csv", "\n2,60000", "\n3,60000", 4, "generation '3'; expected generation 2")]
    [InlineData("metrics.csv", "\n3,60000", "\n4,60000", 5, "generation '4'; expected an integer from 0 to 3")]
    [InlineData("metrics.csv", "vae_kl", "kl", 1, "no column 'vae_kl'")]
    [InlineData("metrics.csv", "40.25", "forty", 3, "vae_loss 'forty'; expected a number or nothing")]
    [InlineData("metrics.csv", ",1E+22,,,,,,,,,,,,,,\n", ",,,,,,,,,,,,,,,\n", 2, "pixel_variance ''; expected a number")]
    [InlineData("floors.csv", "precision_reference,", "precision,", 3, "metric 'precision'; expected precision_reference")]
    [InlineData("floors.csv", "recall_reference,0.2,10,", "recall_reference,0.2,11,", 4, "images '11'; expected 10 as before")]
    [InlineData("floors.csv", ",0.1,10,a", ",0.1,10,b", 3, "expected the same as before")]
    [InlineData("floors.csv", ",0.25,10,a", ",0.25,10,A", 2, "expected 64 lower-case hexadecimal digits")]
    [InlineData("floors.csv", "recall_reference,0.2,", "recall_reference,?,", 4, "floor '?'; expected a number or nothing")]
    [InlineData("training.csv", "1,vae,1", "1,gan,1", 2, "model 'gan'; expected vae or classifier")]
    [InlineData("training.csv", "2,vae,1", "2,vae,0", 4, "epoch '0'")]
    [InlineData("label_counts.csv", "0,initial,1,0", "0,initial,2,0", 6, "label '2'; expected label '1'")]
    [InlineData("label_counts.csv", "0,initial,1,0", "0,current,1,0", 6, "judge 'current'; expected judge 'initial'")]
    [InlineData("label_counts.csv", "1,current,0,19", "1,current,0,-19", 8, "count '-19'")]
    [InlineData("label_counts.csv", "3,initial,2,17\n", "", 24, "expected 1 more rows, up to label 2")]
    [InlineData("accuracy_matrix.csv", "generation_3", "generation_4", 1, "no column 'generation_3'")]
    [InlineData("accuracy_matrix.csv", "\n2,,0.5", "\n1,,0.5", 3, "classifier '1'; expected 2")]
    [InlineData("loss_matrix.csv", "3,,,,,Infinity\n", "", 3, "2 rows; expected 3")]
    public void A_damaged_table_is_refused_with_file_and_line(string file, string from, string to, int line, string message)
    {
        var path = _folder.FullPath(file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text);
        File.WriteAllText(path, text.Replace(from, to));
        var exception = Assert.Throws<RunFileException>(() => RunHistoryReader.Load(_folder, SampleRun.Config));
        Assert.Equal((path, line), (exception.Path, exception.Line));
        Assert.Contains(message, exception.Message);
    }

    [Theory]
    [InlineData("metrics.csv", "no column 'generation'")]
    [InlineData("training.csv", "no column 'generation'")]
    [InlineData("label_counts.csv", "no column 'generation'")]
    [InlineData("timings.csv", "no column 'generation'")]
    [InlineData("accuracy_matrix.csv", "0 rows; expected 3")]
    public void What_is_no_table_is_not_taken_for_one_without_rows(string file, string message)
    {
        _folder.Write(file, stream => stream.Write("GIF89a"u8));
        var exception = Assert.Throws<RunFileException>(() => (RunHistoryReader.LoadTimings(_folder), RunHistoryReader.Load(_folder, SampleRun.Config)));
        Assert.Contains(message, exception.Message);
    }

    [Fact]
    public void Another_runs_config_is_refused()
    {
        var config = SampleRun.Config with { Experiment = new ExperimentSettings { Iterations = 2 } };
        Assert.Throws<RunFileException>(() => RunHistoryReader.Load(_folder, config));
    }

    [Fact]
    public void A_table_cut_at_any_byte_is_read_or_refused_by_name()
    {
        foreach (var file in RunTables.Of(SampleRun.History()).Keys)
        {
            var whole = _folder.Read(file);
            for (var length = 0; length < whole.Length; length++)
            {
                File.WriteAllBytes(_folder.FullPath(file), whole[..length]);
                var exception = Record.Exception(() => RunHistoryReader.Load(_folder, SampleRun.Config));
                Assert.True(exception is null || (exception is RunFileException damaged && damaged.Path.EndsWith(file, StringComparison.Ordinal)), $"{exception}");
            }

            File.WriteAllBytes(_folder.FullPath(file), whole);
        }
    }

    private static void WriteTables(RunFolder folder, RunHistory history)
    {
        foreach (var (file, write) in RunTables.Of(history))
        {
            folder.Write(file, write);
        }
    }

    private static string Flat(LabelCounts labels) => $"{labels.Generation} {labels.Judge} {string.Join(' ', labels.Counts)}";

    private static IEnumerable<double?> Cells(EvaluationMatrix matrix) =>
        from generation in Enumerable.Range(1, matrix.Generations)
        from column in Enumerable.Range(0, matrix.Columns)
        select matrix[generation, column];
}

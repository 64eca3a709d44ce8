using System.Text;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

public sealed class RunTablesTests
{
    [Fact]
    public void Every_table_has_its_name_and_columns()
    {
        var headers = RunTables.Of(SampleRun.History()).Keys.ToDictionary(file => file, file => Lines(file)[0]);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["metrics.csv"] = "generation,train_images,vae_loss,vae_reconstruction,vae_kl,classifier_loss,classifier_accuracy,"
                    + "label_entropy_current,label_entropy_initial,effective_classes_initial,pixel_variance,"
                    + "real_train_accuracy,real_test_accuracy,real_test_vae_loss,"
                    + "frechet_distance_reference,precision_reference,recall_reference,density_reference,coverage_reference,vendi_score_reference,"
                    + "label_entropy_reference,effective_classes_reference,label_total_variation,nearest_train_distance,nearest_sample_distance",
                ["floors.csv"] = "metric,floor,images,reference_sha256",
                ["training.csv"] = "generation,model,epoch,loss,reconstruction,kl,accuracy",
                ["label_counts.csv"] = "generation,judge,label,count",
                ["accuracy_matrix.csv"] = "classifier,real_train,real_test,generation_1,generation_2,generation_3",
                ["loss_matrix.csv"] = "classifier,real_train,real_test,generation_1,generation_2,generation_3",
            },
            headers);
    }

    [Fact]
    public void Row_0_of_the_metrics_has_no_models()
    {
        var lines = Lines("metrics.csv");
        Assert.Equal("0,60000,,,,,,2.302585092994046,1.0986122886681098,3.0000000000000004,1E+22,,,,,,,,,,,,,,", lines[1]);
        Assert.StartsWith("1,60000,40.25,31.41592653589793,1E-09,0.30000000000000004,0.975,", lines[2]);
        Assert.EndsWith(",1E+22,1,0.6666666666666666,NaN,1.5,0.1,0.2,0.30000000000000004,0.4,,0.5,0.6,0.7,8,9", lines[2]);
        Assert.Equal(SampleRun.Generations + 2, lines.Length);
    }

    [Fact]
    public void Training_names_models_and_leaves_blank_what_they_have_not()
    {
        Assert.Equal(["1,vae,1,0.3333333333333333,0.30000000000000004,5E-324,", "1,classifier,1,NaN,,,1"], Lines("training.csv")[1..3]);
    }

    [Fact]
    public void Label_counts_have_a_row_for_each_label_of_both_judges()
    {
        Assert.Equal(
            ["1,current,0,19", "1,current,1,1", "1,current,2,0", "1,initial,0,1", "1,initial,1,0", "1,initial,2,19"],
            Lines("label_counts.csv")[7..13]);
    }

    [Fact]
    public void Cells_of_a_matrix_that_were_not_computed_are_empty()
    {
        Assert.Equal(["1,,1,,,", "2,,0.5,,,", "3,,0.3333333333333333,,,"], Lines("accuracy_matrix.csv")[1..]);
        Assert.Equal(["1,,,Infinity,,", "2,,,,Infinity,", "3,,,,,Infinity"], Lines("loss_matrix.csv")[1..]);
    }

    [Fact]
    public void Timings_have_a_row_a_phase()
    {
        using var stream = new MemoryStream();
        TimingsCsv.Write(stream, SampleRun.Result(2).Timings);
        Assert.Equal("generation,phase,seconds\n2,train_vae,1.5\n2,sample,2\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string[] Lines(string file)
    {
        using var stream = new MemoryStream();
        RunTables.Of(SampleRun.History())[file](stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("\n", text);
        return text[..^1].Split('\n');
    }
}

using System.Reflection;
using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

public sealed class RunFilesTests
{
    [Theory]
    [InlineData("manifest.json", false)]
    [InlineData("timings.csv", false)]
    [InlineData("run.log", false)]
    [InlineData("metrics.csv", true)]
    [InlineData("checkpoints/vae_1.safetensors", true)]
    [InlineData("samples/run.log", true)]
    public void Only_files_that_speak_of_time_or_machine_are_not_reproducible(string file, bool reproducible)
    {
        Assert.Equal(reproducible, RunFiles.IsReproducible(file));
    }

    [Theory]
    [InlineData("checkpoints/vae_1.safetensors", true)]
    [InlineData("state/generation_2_vae_epoch_1_step_0.safetensors", true)]
    [InlineData("checkpoints", false)]
    [InlineData("checkpoints.csv", false)]
    [InlineData("plots/state/x", false)]
    [InlineData("datasets/generation_1_images.npy", false)]
    public void Weights_are_what_lies_in_two_folders(string file, bool weights) => Assert.Equal(weights, RunFiles.IsWeights(file));

    [Fact]
    public void Files_of_a_generation_carry_its_number()
    {
        Assert.Equal("samples/iteration_12", RunFiles.SampleSheet(12));
        Assert.Equal("checkpoints/classifier_3.safetensors", RunFiles.Checkpoint("classifier", 3));
        Assert.Equal("plots/latent_walk/generation_17", RunFiles.Plots.LatentWalk(17));
    }

    [Theory]
    [InlineData("config.yaml", true)]
    [InlineData("samples/iteration_0.png", true)]
    [InlineData("a/b/c d/..e", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("../config.yaml", false)]
    [InlineData("samples/../config.yaml", false)]
    [InlineData("samples//x", false)]
    [InlineData("samples/", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("..\\config.yaml", false)]
    [InlineData("C:/x", false)]
    [InlineData("a\0b", false)]
    public void A_path_stays_inside_the_folder(string file, bool inside) => Assert.Equal(inside, RunFiles.IsPath(file));

    [Fact]
    public void Every_plot_has_a_name_of_its_own()
    {
        var names = typeof(RunFiles.Plots).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(11, names.Distinct().Count());
        Assert.All(names, name => Assert.StartsWith("plots/", name));
    }
}

namespace Ouroboros.Cli.Tests.Crashes;

/// <summary>An experiment that is run again and again.</summary>
/// <param name="Generations">Generations.</param>
/// <param name="VaeEpochs">Epochs of the VAE in each.</param>
/// <param name="Batch">Images in a batch.</param>
/// <param name="CheckpointSeconds">Seconds between two checkpoints inside a generation.</param>
/// <param name="MetricsImages">Samples compared with real images; with none no judge is trained, which takes slow kernels seconds.</param>
internal sealed record Experiment(int Generations, int VaeEpochs, int Batch, double CheckpointSeconds, int MetricsImages)
{
    /// <summary>
    /// A few generations, and no checkpoint inside one unless the program is told to end. With slow kernels a generation takes seconds,
    /// so that a signal still meets the one that it is meant for where the test has to wait for a processor.
    /// </summary>
    public static Experiment Short { get; } = new(4, 24, 5, 30, 0);

    /// <summary>Checkpoints all the time.</summary>
    public static Experiment Kept { get; } = new(10, 20, 10, 0.02, 70);

    /// <summary>Words after <c>run</c>; widths that are no multiples of anything.</summary>
    public string[] Words =>
    [
        "-i", $"{Generations}", "-b", $"{Batch}", "--vae-epochs", $"{VaeEpochs}", "--classifier-epochs", "5",
        "--num-generated-samples", "200", "--num-displayed-samples", "10", "--random-seed", "5",
        "vae.layer_sizes=[784,53,17]", "vae.latent_dim=5", "classifier.layer_sizes=[784,37]",
        $"output.checkpoint_seconds={CheckpointSeconds}", $"metrics.images={MetricsImages}",
    ];
}

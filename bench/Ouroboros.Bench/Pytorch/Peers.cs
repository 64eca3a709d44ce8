using System.Diagnostics;
using Ouroboros.Bench.Commands;
using Ouroboros.Bench.Measuring;

namespace Ouroboros.Bench.Pytorch;

/// <summary>The two programs that do the same work.</summary>
internal static class Peers
{
    /// <summary>PyTorch, one epoch after one to warm up.</summary>
    /// <param name="python">A Python that has it.</param>
    /// <param name="setup">Threads and sizes.</param>
    /// <param name="images">Images of an epoch.</param>
    /// <param name="options">Options of the program besides, such as <c>--loader</c>.</param>
    public static ProcessStartInfo Pytorch(string python, Setup setup, int images, params string[] options)
    {
        var vae = setup.Config.Vae;
        return new ProcessStartInfo(python,
        [
            Repository.PathOf("bench", "pytorch", "torch_vae.py"),
            "--threads", $"{setup.Threads}",
            "--layers", string.Join(',', vae.LayerSizes),
            "--latent", $"{vae.LatentDim}",
            "--learning-rate", $"{vae.LearningRate}",
            "--batch", $"{setup.Config.Experiment.BatchSize}",
            "--images", $"{images}",
            .. options,
        ]);
    }

    /// <summary>This program, one epoch after one to warm up.</summary>
    public static ProcessStartInfo Ours(Setup setup)
    {
        var host = Environment.ProcessPath!;
        var isDotnet = string.Equals(Path.GetFileNameWithoutExtension(host), "dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(host,
        [
            .. isDotnet ? [Environment.GetCommandLineArgs()[0]] : Array.Empty<string>(),
            EpochCommand.Name,
            "--kernels", setup.Kernels.Name,
            "--threads", $"{setup.Threads}",
            "--preset", setup.Preset,
        ]);
    }
}

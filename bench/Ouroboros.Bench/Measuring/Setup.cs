using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Numerics;
using Ouroboros.Runs;

namespace Ouroboros.Bench.Measuring;

/// <summary>What is measured: kernels, threads, sizes, and how many times.</summary>
/// <param name="Kernels">The kernels.</param>
/// <param name="Threads">Threads that they use.</param>
/// <param name="Preset">Name of the experiment whose networks and batches are measured.</param>
/// <param name="Rounds">Turns.</param>
internal sealed record Setup(KernelSet Kernels, int Threads, string Preset, int Rounds)
{
    /// <summary>The experiment.</summary>
    public ExperimentConfig Config => Presets.ByName[Preset];

    /// <summary>The machine, for reports.</summary>
    public MachineFacts Machine => MachineFacts.OfThisMachine(Kernels.Name, Threads);

    /// <summary>The real digits that the experiment's first generation learns from.</summary>
    public DigitSet LoadDigits()
    {
        var train = MnistData.LoadEmbedded().Train;
        return Config.Experiment.NumTrainingImages is { } count ? train.First(count) : train;
    }

    /// <summary>In words, for reports.</summary>
    public override string ToString() => $"{Kernels.Name}, {Threads} thread{(Threads == 1 ? "" : "s")}, {Preset}";
}

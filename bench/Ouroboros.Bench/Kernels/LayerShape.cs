using Ouroboros.Configuration;

namespace Ouroboros.Bench.Kernels;

/// <summary>A linear layer with a batch in front of it.</summary>
/// <param name="Rows">Images of a batch.</param>
/// <param name="Inputs">Columns of the layer's input.</param>
/// <param name="Outputs">Columns of its output.</param>
public sealed record LayerShape(int Rows, int Inputs, int Outputs)
{
    /// <summary>Floating-point operations of each of the layer's three products: two for a multiplication and addition.</summary>
    public double Operations => 2.0 * Rows * Inputs * Outputs;

    /// <summary>The layers of an experiment's encoder.</summary>
    public static IEnumerable<LayerShape> Of(ExperimentConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Vae.LayerSizes.Zip(
            config.Vae.LayerSizes.Skip(1), (inputs, outputs) => new LayerShape(config.Experiment.BatchSize, inputs, outputs));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Rows} x {Inputs} x {Outputs}";
}

using Ouroboros.Configuration;
using Ouroboros.Numerics;

namespace Ouroboros.Models;

/// <summary>The weights of a dense classifier: ReLU layers, then a linear one to a logit for each class.</summary>
public sealed class Classifier : IDisposable
{
    /// <summary>A classifier with all weights 0.</summary>
    /// <param name="backend">Where the weights live.</param>
    /// <param name="settings">Widths and classes.</param>
    /// <param name="use"><see cref="LinearUse.TrainFirst"/> to train it, <see cref="LinearUse.Inference"/> to keep it.</param>
    public Classifier(IBackend backend, ClassifierSettings settings, LinearUse use)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Chain = new LinearChain(backend, [.. settings.LayerSizes, settings.Classes], Activation.None, use);
    }

    /// <summary>Pixels to logits.</summary>
    public LinearChain Chain { get; }

    /// <summary>Classes.</summary>
    public int Classes => Chain.Widths[^1];

    /// <inheritdoc/>
    public void Dispose() => Chain.Dispose();
}

using Ouroboros.Storage;

namespace Ouroboros.Performance;

/// <summary>Names and shapes of the tensors in a run's checkpoints, as <see cref="Models.Weights"/> gives them.</summary>
internal static class CheckpointTensors
{
    /// <summary>Those of the VAE.</summary>
    public static IReadOnlyList<TensorShape> Vae(ModelShapes models) =>
    [
        .. Sequential("encoder", models.Encoder),
        .. Layer("fc_mu", models.Head),
        .. Layer("fc_logvar", models.Head),
        .. Sequential("decoder", models.Decoder),
    ];

    /// <summary>Those of the classifier.</summary>
    public static IReadOnlyList<TensorShape> Classifier(ModelShapes models) => [.. Sequential("model", models.Classifier)];

    private static IEnumerable<TensorShape> Sequential(string name, IReadOnlyList<LayerShape> layers) =>
        layers.SelectMany((layer, i) => Layer($"{name}.{2 * i}", layer));

    private static IEnumerable<TensorShape> Layer(string name, LayerShape layer) =>
    [
        new($"{name}.weight", [layer.Outputs, layer.Inputs]),
        new($"{name}.bias", [layer.Outputs]),
    ];
}

namespace Ouroboros.Storage;

/// <summary>The tensors of a file by name.</summary>
public sealed class TensorTable
{
    private readonly string _file;
    private readonly Dictionary<string, NamedTensor> _tensors;

    /// <summary>The tensors of a file.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="tensors">Each name once.</param>
    public TensorTable(string file, IEnumerable<NamedTensor> tensors)
    {
        _file = file;
        _tensors = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>Values of a tensor, row-major.</summary>
    /// <exception cref="SafetensorsException">It is not there, or has another shape.</exception>
    public ReadOnlySpan<float> Values(string name, params IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!_tensors.TryGetValue(name, out var tensor))
        {
            throw new SafetensorsException(_file, $"it has no tensor {name}");
        }

        return tensor.Shape.SequenceEqual(shape)
            ? tensor.Values.Span
            : throw new SafetensorsException(
                _file, $"{name} has the shape {TensorShape.Text(tensor.Shape)}, not {TensorShape.Text(shape)} as the run's config has it");
    }
}

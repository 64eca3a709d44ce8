namespace Ouroboros.Storage;

/// <summary>Tensors that are read from a model together while a file of them is written, so that no copy of the whole model is needed.</summary>
/// <param name="Tensors">Names and shapes.</param>
/// <param name="Read">Fills a span with the values of all, one tensor after the other, each row-major; they are those of the moment.</param>
public sealed record TensorGroup(IReadOnlyList<TensorShape> Tensors, Action<Span<float>> Read)
{
    /// <summary>Number of values of all tensors.</summary>
    public int Values => (int)Tensors.Sum(tensor => tensor.Values);

    /// <summary>A tensor at hand.</summary>
    public static TensorGroup Of(NamedTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new([new(tensor.Name, tensor.Shape)], values => tensor.Values.Span.CopyTo(values));
    }

    /// <summary>The tensors with copies of their values.</summary>
    public IReadOnlyList<NamedTensor> ToTensors()
    {
        var values = new float[Values];
        Read(values);
        var tensors = new List<NamedTensor>(Tensors.Count);
        var first = 0;
        foreach (var tensor in Tensors)
        {
            tensors.Add(new NamedTensor(tensor.Name, tensor.Shape, values.AsMemory(first, (int)tensor.Values)));
            first += (int)tensor.Values;
        }

        return tensors;
    }

    /// <summary>The same under names that begin with something more.</summary>
    internal TensorGroup Prefixed(string prefix) =>
        this with { Tensors = [.. Tensors.Select(tensor => tensor with { Name = prefix + tensor.Name })] };
}

namespace Ouroboros.Storage;

/// <summary>A weight or bias under its <c>state_dict</c> name.</summary>
/// <param name="Name">For example <c>encoder.0.weight</c>.</param>
/// <param name="Shape">[outputs, inputs] or [outputs].</param>
/// <param name="Values">Row-major values.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);

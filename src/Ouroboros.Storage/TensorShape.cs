namespace Ouroboros.Storage;

/// <summary>A tensor without its values.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Shape">Size of each dimension.</param>
public sealed record TensorShape(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>Number of values.</summary>
    public long Values => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>A shape, or another list of whole numbers, as messages show it.</summary>
    internal static string Text<T>(IEnumerable<T> numbers)
        where T : struct => $"[{string.Join(", ", numbers.Select(number => $"{number}"))}]";
}
